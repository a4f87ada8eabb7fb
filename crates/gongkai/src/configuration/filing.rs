//! 备案 The two numbers under which a site is on file, as the foot of every page prints them.

use hall::Link;

/// Where the ministry answers for its numbers.
const ICP: &str = "https://beian.miit.gov.cn/";
/// Where the police answers for theirs.
const POLICE: &str = "https://beian.mps.gov.cn/#/query/webSearch?code=";
/// Digits of a number of the police.
const DIGITS: usize = 14;

/// 备案编号 Empty where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filings {
    /// Of the ministry, "皖ICP备05000001号-2".
    pub(crate) icp: String,
    /// Of the police, "皖公网安备34010402700001号".
    pub(crate) police: String,
}

impl Filings {
    pub(super) fn set_icp(&mut self, text: &str) -> Result<(), String> {
        let text = text.trim();
        if !(text.is_empty() || text.split_once("ICP备").is_some_and(|(_, number)| number.contains('号'))) {
            return Err("icp 要照备案的写法，如 皖ICP备05000001号-2；还没有备案的空着".into());
        }
        text.clone_into(&mut self.icp);
        Ok(())
    }

    pub(super) fn set_police(&mut self, text: &str) -> Result<(), String> {
        let text = text.trim();
        if !(text.is_empty() || text.contains("公网安备") && digits(text).len() == DIGITS) {
            return Err("police 要照备案的写法，如 皖公网安备34010402700001号；还没有备案的空着".into());
        }
        text.clone_into(&mut self.police);
        Ok(())
    }

    /// Each number with the page that bears it out.
    pub(crate) fn links(&self) -> Vec<Link> {
        let icp = (!self.icp.is_empty()).then(|| Link::new(&self.icp, ICP));
        let police = || Link::new(&self.police, &format!("{POLICE}{}", digits(&self.police)));
        icp.into_iter().chain((!self.police.is_empty()).then(police)).collect()
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_leads_to_where_it_can_be_looked_up() {
        let mut filings = Filings::default();
        assert_eq!(filings.links(), [], "nothing on file, nothing printed");
        filings.set_icp(" 皖ICP备05000001号-2 ").unwrap();
        filings.set_police("皖公网安备 34010402700001号").unwrap();
        let police = "https://beian.mps.gov.cn/#/query/webSearch?code=34010402700001";
        let expected = [Link::new("皖ICP备05000001号-2", ICP), Link::new("皖公网安备 34010402700001号", police)];
        assert_eq!(filings.links(), expected);
        for wrong in ["皖公网安备3401040270000号", "<b>公网安备</b>", "公网安备340104027000012号"] {
            assert!(filings.set_police(wrong).is_err(), "{wrong}");
        }
        assert_eq!(filings.links(), expected, "a refused number changes nothing");
    }
}

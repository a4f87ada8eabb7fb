//! 打开网页 `gongkai serve`: the console of the office, and a page where anybody may have an annual report checked.

use std::sync::Arc;

use account::Hashing;
use hall::{Coat, Frame, HomePage, Link, Mode, Want};
use office::Office;
use publication::site::{Front, nav};
use store::Engine;

use crate::{
    cabinet,
    commands::Serve,
    configuration::Configuration,
    duty::Duty,
    log, say,
    say::{DIM, GREEN, styled},
    trouble::{Outcome, Refusal},
    web::{self, CHECK, Content, Gate, House, Sign},
};

/// Serves until it is told to stop.
pub(crate) fn run(arguments: &Serve) -> Outcome {
    let configuration = Configuration::load(arguments.config.as_deref())?;
    let listen = arguments.listen.clone().unwrap_or_else(|| configuration.listen.clone());
    let filed = |coat: Coat| Coat { filings: configuration.filings.links(), ..coat };
    let office = founded(&configuration)?.map(|(office, coat)| (office, filed(coat)));
    let coat = office.as_ref().map_or_else(|| filed(plain_coat()), |(_, coat)| coat.clone());
    let _log = match office {
        Some(_) => Some(log::begin(&configuration.data.join("logs"), configuration.log_days)?),
        None => None,
    };
    let _duty = office.as_ref().map(|(office, _)| Duty::begin(office.clone(), cabinet::errands_of(&configuration)));
    let house = House {
        office: office.map(|(office, coat)| web::console(office, coat, false, Hashing::standard())),
        gate: Gate { proxies: configuration.proxies.clone() },
        observers: configuration.observers.clone(),
    };
    let works = house.office.is_some();
    let base = configuration.site.trim_end_matches('/').to_owned();
    web::serve(&listen, house, |at| {
        let console = if works { format!("   {at}/console　工作台\n") } else { String::new() };
        say::out(&format!(
            "{} 网页开着\n{console}   {at}{CHECK}　查年度报告\n{}\n",
            styled(GREEN, "●"),
            styled(DIM, "   按 Ctrl-C 停下。")
        ));
        Box::new(Plain { coat, works, base })
    })
}

/// The office of the settings with its sign; nothing where none was founded yet.
fn founded(configuration: &Configuration) -> Result<Option<(Office, Coat)>, Refusal> {
    if let Engine::Sqlite(file) = configuration.engine()
        && !file.exists()
    {
        return Ok(None);
    }
    let office = cabinet::office(configuration)?;
    let sign = account::sign(&office).map_err(|error| Refusal::one(&error, 2))?;
    let coat = sign.map_or_else(plain_coat, |name| Coat {
        town: name.clone(),
        organ: name,
        home: "/".into(),
        ..Coat::default()
    });
    Ok(Some((office, coat)))
}

fn plain_coat() -> Coat {
    Coat { town: "公开".into(), organ: "政府信息公开工作平台".into(), home: "/".into(), ..Coat::default() }
}

/// 门厅 The pages around those of the bodies, and what needs no record.
struct Plain {
    coat: Coat,
    /// Whether an office works behind it.
    works: bool,
    /// What the setting `site` says.
    base: String,
}

impl web::Site for Plain {
    fn page(&self, path: &str, mode: Mode) -> Option<Arc<Content>> {
        let content = match path {
            "/" if !self.works => Content::page(home().render(&self.frame(mode, "/", &[]))),
            "/robots.txt" if !self.works => Content::text("User-agent: *\nDisallow: /\n".to_owned()),
            "/healthz" | "/readyz" => Content::text("ok\n".to_owned()),
            _ => return None,
        };
        Some(Arc::new(content))
    }

    fn frame(&self, mode: Mode, here: &str, crumbs: &[(&str, &str)]) -> Frame {
        Frame {
            coat: self.coat.clone(),
            mode,
            nav: vec![Link::new("首页", "/"), Link::new("查年度报告", CHECK)],
            section: if here == CHECK { CHECK } else { "/" }.to_owned(),
            crumbs: crumbs.iter().map(|(name, href)| Link::new(name, href)).collect(),
            foot: vec![Link::new("查年度报告", CHECK)]
                .into_iter()
                .chain(self.works.then(|| Link::new("工作台", "/console")))
                .collect(),
            here: here.to_owned(),
            ..Frame::default()
        }
    }

    fn front<'a>(&'a self, sign: &'a Sign, mode: Mode, here: &str) -> Front<'a> {
        let home = format!("/{}/", sign.id);
        let town = sign.name.strip_suffix("人民政府").unwrap_or(&sign.name);
        let domain = self.base.split_once("://").map_or("", |(_, host)| host);
        let coat = Coat {
            town: town.to_owned(),
            organ: sign.name.clone(),
            county: sign.above.clone(),
            portal: sign.above.clone(),
            home: home.clone(),
            domain: domain.to_owned(),
            filings: self.coat.filings.clone(),
            ..Coat::default()
        };
        let map = Link::new("全部栏目", &format!("{home}zfxxgk/"));
        let feed = if self.base.is_empty() { String::new() } else { "/feed.atom".to_owned() };
        let frame = Frame { coat: sign.on(coat), nav: nav(&sign.id), feed, ..self.frame(mode, here, &[]) };
        let foot = std::iter::once(map).chain(frame.foot.iter().cloned()).collect();
        Front { body: &sign.id, frame: Frame { foot, ..frame }, base: &self.base, ..Front::default() }
    }

    fn base(&self) -> &str {
        &self.base
    }

    fn home(&self) -> &'static str {
        "/"
    }

    /// A site that has not said where it is reached is being set up.
    fn is_hidden(&self) -> bool {
        self.base.is_empty()
    }
}

fn home() -> HomePage {
    let sentence = "交上一份年度报告，当场看到哪些数对不上、哪些部分缺了、每一处怎样改。";
    HomePage {
        heading: "公开".into(),
        sentence: documents::Paragraph { runs: vec![documents::Run::Text(sentence.into())] },
        beneath: vec![Link::new("查一份年度报告", CHECK)],
        wants: vec![Want {
            name: "查年度报告".into(),
            about: "Word、PDF、电子表格、网页都可以；查完就丢，不保存".into(),
            href: CHECK.into(),
        }],
        ..HomePage::default()
    }
}

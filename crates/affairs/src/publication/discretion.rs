//! 信里的分寸 Whether a title may stand in a letter, which passes through many hands.

use super::{Attribute, CheckRun, Decision, Item, ReturnReason, ReviewStep, WithdrawalReason};

impl Item {
    /// 可提标题 Whether the title may leave the house in a letter.
    ///
    /// Reading (口径): only of a text meant for everybody that the secrecy review passed as it stands, or that is public.
    /// Before that review nobody knows whether the title itself keeps a secret. What was returned or withdrawn as
    /// sensitive, secret or personal is not named, nor what the machine holds for secret.
    #[must_use]
    pub fn may_be_named(&self) -> bool {
        let public = self.facts().attribute == Attribute::Public;
        let reviewed = self.signed(ReviewStep::Secrecy).is_some()
            || self.releases.last().is_some_and(|release| release.content_hash == self.content_hash());
        public && reviewed && !self.is_delicate()
    }

    fn is_delicate(&self) -> bool {
        let gone = self
            .withdrawal
            .as_ref()
            .is_some_and(|gone| matches!(gone.reason, WithdrawalReason::Secrecy | WithdrawalReason::PersonalData));
        let held = self.check_in_hand().is_some_and(|run| run.blocking.iter().any(|rule| rule == CheckRun::SECRECY));
        let returned = self.signatures.iter().any(|known| {
            let delicate = [ReturnReason::Sensitive, ReturnReason::PersonalData];
            known.content_hash == self.content_hash()
                && matches!(&known.decision, Decision::Return { code, .. } if delicate.contains(code))
        });
        gone || held || returned
    }
}

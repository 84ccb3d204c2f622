//! What is planned, in words: what is to be done, what speaks against it, why it could not be done.

use domain::{
    planned_changes::{Caution, Deed},
    refusal::Argument,
};

use super::{Arg, Locale};

impl Locale {
    /// What is to be done, such as `Standard: 24 units` or `Suspend the license`.
    pub fn deed(&self, deed: Deed, edition: &str, quantity: Option<i64>) -> String {
        let key = format!("planned-deed-{deed}");
        self.with(&key, &[("edition", edition.into()), ("n", quantity.unwrap_or_default().into())])
    }

    /// What there is to know about a planned change before its day.
    pub fn caution(&self, caution: &Caution) -> String {
        let key = format!("planned-caution-{}", caution.word());
        let day = |day: &domain::clock::Day| Arg::from(self.date(day.date()));
        match caution {
            Caution::BelowUse { assigned, missing } => {
                self.with(&key, &[("assigned", (*assigned).into()), ("missing", (*missing).into())])
            }
            Caution::AlsoPlanned { day: other, quantity } => {
                self.with(&key, &[("day", day(other)), ("n", (*quantity).into())])
            }
            Caution::NothingChanges => self.text(&key).into_owned(),
            Caution::AfterEnd { day: last } => self.with(&key, &[("day", day(last))]),
            Caution::OverBefore { deed, day: before } => {
                let deed = self.deed(*deed, "", None);
                self.with(&key, &[("deed", deed.into()), ("day", day(before))])
            }
        }
    }

    /// The text of a refusal that was kept by its code.
    pub fn kept_refusal(&self, code: &str, facts: &[(String, Argument)]) -> String {
        let args: Vec<(&str, Arg<'_>)> =
            facts.iter().map(|(name, value)| (name.as_str(), self.argument(name, value))).collect();
        self.with(&format!("refusal-{code}"), &args)
    }
}

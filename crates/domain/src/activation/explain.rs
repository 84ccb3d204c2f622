//! Why a device is let in or not: every rule that an activation asks, whether it holds now, and the smallest change that
//! would make it hold. Asked of the same contract that activation and check-in ask.

use db::params;

use super::contract::Contract;
use crate::{
    access::Action,
    act::Act,
    clock::Day,
    ids::{EditionId, LicenseId, OrganizationId},
    licenses::{
        self,
        rules::{Reason, Status},
    },
    refusal::{Refusal, Result},
    words,
};

words! {
    /// What must hold for a device to be let in.
    Rule {
        InForce => "in-force",
        NotRevoked => "not-revoked",
        CustomerEnabled => "customer-enabled",
        NotSuspended => "not-suspended",
        Paid => "paid",
        Begun => "begun",
        NotEnded => "not-ended",
        SpaceLeft => "space-left",
        UnitFree => "unit-free",
    }
}

impl Rule {
    /// The rules of a license as a whole, each with the reason that a status gives when it does not hold.
    const OF_LICENSE: [(Self, Reason, Fix); 8] = [
        (Self::InForce, Reason::Draft, Fix::PutInForce),
        (Self::NotRevoked, Reason::Revoked, Fix::IssueAnother),
        (Self::CustomerEnabled, Reason::CustomerDisabled, Fix::EnableCustomer),
        (Self::NotSuspended, Reason::Suspended, Fix::Resume),
        (Self::Paid, Reason::AwaitingPayment, Fix::RecordPayment),
        (Self::Begun, Reason::NotYetValid, Fix::WaitOrStartEarlier),
        (Self::NotEnded, Reason::Expired, Fix::Renew),
        (Self::SpaceLeft, Reason::OverQuota, Fix::AddSpace),
    ];
}

words! {
    /// The smallest change that would mend a rule.
    Fix {
        PutInForce => "put-in-force",
        IssueAnother => "issue-another",
        EnableCustomer => "enable-customer",
        Resume => "resume",
        RecordPayment => "record-payment",
        WaitOrStartEarlier => "wait",
        Renew => "renew",
        AddSpace => "add-space",
        AddUnit => "add-unit",
    }
}

/// One rule, asked now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    pub rule: Rule,
    /// For rules about one edition: its code and name.
    pub edition: Option<(String, String)>,
    pub holds: bool,
    /// Only for one that does not hold.
    pub fix: Option<Fix>,
}

/// Why a license lets devices in or not.
#[derive(Clone, Debug)]
pub struct Explanation {
    pub license: LicenseId,
    pub customer: OrganizationId,
    pub number: String,
    pub status: Status,
    pub reasons: Vec<Reason>,
    pub valid_from: Day,
    pub valid_to: Day,
    /// What a device would be told that asks now for the first time; `None`: it would be let in, as far as there is a
    /// free unit.
    pub refusal: Option<Refusal>,
    pub checks: Vec<Checked>,
}

/// Every rule that an activation under the license asks, as it stands now.
pub fn explain(act: &mut Act<'_>, license: LicenseId) -> Result<Explanation> {
    let scope = licenses::locate(act, Action::LicensesView, license)?;
    let customer = scope.organization();
    let known = licenses::get(act, license)?;
    let lines: Vec<(EditionId, String, String, i64)> = act.tx().all(
        "SELECT edition_id, edition_code, edition_name, quantity - assigned FROM lines \
         WHERE customer_id = $1 AND license_id = $2 AND quantity > 0 ORDER BY position, edition_id",
        params![customer, license],
    )?;
    let of_any = known.lines.first().map(|line| line.edition).ok_or(Refusal::NotFound)?;
    let contract = Contract::read(act, customer, license, of_any, None)?;
    let mut checks: Vec<Checked> = Rule::OF_LICENSE
        .iter()
        .map(|(rule, reason, fix)| checked(*rule, None, !contract.standing.reasons.contains(reason), *fix))
        .collect();
    for (_, code, name, free) in lines {
        checks.push(checked(Rule::UnitFree, Some((code, name)), free > 0, Fix::AddUnit));
    }
    Ok(Explanation {
        license,
        customer,
        number: known.number,
        status: contract.standing.status,
        refusal: contract.refusal(),
        reasons: contract.standing.reasons,
        valid_from: known.valid_from,
        valid_to: known.valid_to,
        checks,
    })
}

fn checked(rule: Rule, edition: Option<(String, String)>, holds: bool, fix: Fix) -> Checked {
    Checked { rule, edition, holds, fix: (!holds).then_some(fix) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        customers,
        scene::{Scene, refusal},
    };

    fn asked(scene: &Scene) -> Explanation {
        let license = scene.license.id;
        scene.t.read(&scene.mia, move |act| explain(act, license)).unwrap()
    }

    fn broken(explanation: &Explanation) -> Vec<(Rule, Fix)> {
        let broken = explanation.checks.iter().filter(|check| !check.holds);
        broken.map(|check| (check.rule, check.fix.unwrap())).collect()
    }

    /// Each state names its rule and its fix, and what a device is told is what activation would tell it.
    #[test]
    fn every_rule_says_whether_it_holds_and_what_would_mend_it() {
        let scene = Scene::new();
        let (license, customer) = (scene.license.id, scene.customer);
        let well = asked(&scene);
        assert_eq!((broken(&well), &well.refusal, well.checks.len()), (Vec::new(), &None, 10));
        scene.t.made(move |act| licenses::suspend(act, license, "unpaid"));
        let told = asked(&scene);
        assert_eq!(broken(&told), [(Rule::NotSuspended, Fix::Resume)]);
        assert_eq!(told.refusal, Some(Refusal::LicenseSuspended));
        scene.t.made(move |act| customers::disable(act, customer, "unpaid"));
        let told = asked(&scene);
        assert_eq!(
            broken(&told),
            [(Rule::CustomerEnabled, Fix::EnableCustomer), (Rule::NotSuspended, Fix::Resume)]
        );
        assert_eq!(told.refusal, Some(Refusal::CustomerDisabled), "the first that decides");
        scene.t.made(move |act| customers::enable(act, customer));
        scene.t.made(move |act| licenses::resume(act, license));
        scene.t.clock.advance_seconds(400 * 86_400);
        assert_eq!(broken(&asked(&scene)), [(Rule::NotEnded, Fix::Renew)]);
    }

    #[test]
    fn a_full_edition_wants_a_unit() {
        let scene = Scene::with(crate::products::PlanForm::default(), 2);
        assert_eq!(broken(&asked(&scene)), [(Rule::UnitFree, Fix::AddUnit)]);
        let full = asked(&scene).checks.into_iter().find(|check| !check.holds).unwrap();
        assert_eq!(full.edition, Some(("standard".into(), "Standard".into())));
    }

    #[test]
    fn strangers_are_told_nothing() {
        let scene = Scene::new();
        let license = scene.license.id;
        assert_eq!(refusal(scene.t.read(&scene.eve, move |act| explain(act, license))), Refusal::NotFound);
    }
}

//! What each type of partner may do: the built-in presets of the matrix, and the operator's changes to them. Only
//! what differs is stored. How a preset cuts a role is in `access`.

mod store;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::{
    access::{Action, PartnerType, built_in},
    act::Act,
    audit::{Entry, SubjectKind, What},
    organizations,
    refusal::{Error, FieldProblem, Problem, Refusal, Result},
};

/// The changes to the built-in presets that are in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presets(BTreeMap<(PartnerType, Action), bool>);

impl Presets {
    /// Whether partners of the type may do it at all; the role cuts further.
    pub fn allows(&self, partner_type: PartnerType, action: Action) -> bool {
        self.0.get(&(partner_type, action)).copied().unwrap_or_else(|| built_in(partner_type, action))
    }

    /// Reads what is stored.
    pub(crate) fn read(act: &mut Act<'_>) -> Result<Self> {
        store::changes(act).map(Self)
    }
}

/// One action of a preset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    pub action: Action,
    pub allowed: bool,
    /// What the built-in preset says.
    pub default: bool,
    /// Whether it is always as it is: whoever belongs somewhere sees that place and its customers.
    pub fixed: bool,
}

/// What partners of one type may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preset {
    pub partner_type: PartnerType,
    pub lines: Vec<Line>,
    /// Goes up with every change; shown back by whoever changes it.
    pub version: i64,
}

impl Preset {
    /// Whether anything differs from the built-in preset.
    pub fn is_changed(&self) -> bool {
        self.lines.iter().any(|line| line.allowed != line.default)
    }
}

/// What no preset takes away: to see where one belongs, who works there, and the customers below.
const fn is_fixed(action: Action) -> bool {
    matches!(action, Action::OrganizationsView | Action::MembersView | Action::CustomersView)
}

/// What must be seen to be changed.
const fn needs(action: Action) -> Option<Action> {
    match action {
        Action::ProductsChange => Some(Action::ProductsView),
        Action::LicensesChange => Some(Action::LicensesView),
        Action::PurchaseCodesChange | Action::PurchaseCodesMake => Some(Action::PurchaseCodesView),
        Action::SeatsChange | Action::CodesReveal | Action::InvitationsSend => Some(Action::SeatsView),
        Action::DeploymentKeysChange => Some(Action::DeploymentKeysView),
        Action::AlertsChange => Some(Action::AlertsView),
        Action::MailChange => Some(Action::MailView),
        Action::InstallationsRelease => Some(Action::InstallationsView),
        Action::InvoicesChange | Action::OrdersPlace => Some(Action::InvoicesView),
        _ => None,
    }
}

/// The presets of both types. For everybody who belongs to an organization: it says what one's own type may do.
///
/// Refusals: `not-found` to whoever belongs nowhere.
pub fn list(act: &mut Act<'_>) -> Result<Vec<Preset>> {
    if organizations::tops(act)?.is_empty() {
        return Err(Refusal::NotFound.into());
    }
    PartnerType::ALL.iter().map(|partner_type| read(act, *partner_type)).collect()
}

/// The preset of one type. Refusals as of [`list`].
pub fn get(act: &mut Act<'_>, partner_type: PartnerType) -> Result<Preset> {
    let presets = list(act)?;
    presets
        .into_iter()
        .find(|preset| preset.partner_type == partner_type)
        .ok_or_else(|| Refusal::NotFound.into())
}

fn read(act: &mut Act<'_>, partner_type: PartnerType) -> Result<Preset> {
    let presets = Presets::read(act)?;
    let line = |action: &Action| Line {
        action: *action,
        allowed: presets.allows(partner_type, *action),
        default: built_in(partner_type, *action),
        fixed: is_fixed(*action),
    };
    let version = store::version(act, partner_type)?;
    Ok(Preset { partner_type, lines: Action::ALL.iter().map(line).collect(), version })
}

/// Whether the actor may change the presets: an admin of the operator, or the machine itself.
pub fn may_change(act: &mut Act<'_>) -> Result<bool> {
    let Some(root) = organizations::root(act)? else { return Ok(false) };
    Ok(act.may(root)?.act(Action::PartnersChange))
}

/// Allows or forbids actions to all partners of a type, from the next request on. What is not named stays as it is.
///
/// Refusals: `forbidden` to all but admins of the operator; `changed-meanwhile` when `version` is not the stored
/// one; at `actions.ACTION`: `fixed` for what no preset changes, `needs-viewing` for what cannot be used unseen.
pub fn set(
    act: &mut Act<'_>,
    partner_type: PartnerType,
    version: i64,
    wishes: &[(Action, bool)],
) -> Result<Preset> {
    let before = changeable(act, partner_type)?;
    let mut after: BTreeMap<Action, bool> =
        before.lines.iter().map(|line| (line.action, line.allowed)).collect();
    after.extend(wishes.iter().copied());
    let problems: Vec<FieldProblem> = before
        .lines
        .iter()
        .filter_map(|line| problem(*line, &after).map(|found| at(line.action, found)))
        .collect();
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems).into());
    }
    if before.version == version && before.lines.iter().all(|line| after[&line.action] == line.allowed) {
        return Ok(before);
    }
    store::touch(act, partner_type, version)?;
    save(act, &before, &after)
}

/// Gives a type its built-in preset again. Nothing is written when it has it.
///
/// Refusals: `forbidden` to all but admins of the operator.
pub fn reset(act: &mut Act<'_>, partner_type: PartnerType) -> Result<Preset> {
    let before = changeable(act, partner_type)?;
    if !before.is_changed() {
        return Ok(before);
    }
    let after = before.lines.iter().map(|line| (line.action, line.default)).collect();
    store::touch(act, partner_type, before.version)?;
    save(act, &before, &after)
}

fn changeable(act: &mut Act<'_>, partner_type: PartnerType) -> Result<Preset> {
    let preset = get(act, partner_type)?;
    if may_change(act)? { Ok(preset) } else { Err(Error::Refused(Refusal::Forbidden)) }
}

fn problem(line: Line, after: &BTreeMap<Action, bool>) -> Option<Problem> {
    let allowed = after[&line.action];
    if line.fixed && allowed != line.allowed {
        return Some(Problem::Fixed);
    }
    let unseen = allowed && needs(line.action).is_some_and(|seen| !after[&seen]);
    unseen.then_some(Problem::NeedsViewing)
}

fn at(action: Action, problem: Problem) -> FieldProblem {
    FieldProblem::new(format!("actions.{action}"), problem)
}

fn save(act: &mut Act<'_>, before: &Preset, after: &BTreeMap<Action, bool>) -> Result<Preset> {
    let partner_type = before.partner_type;
    let changed = |to: bool| -> Vec<&'static str> {
        let lines = before.lines.iter().filter(|line| line.allowed != to && after[&line.action] == to);
        lines.map(|line| line.action.word()).collect()
    };
    let entry =
        Entry::new(What::PartnerTypeChanged, SubjectKind::PartnerType, partner_type, partner_type.word())
            .note("granted", changed(true))
            .note("taken", changed(false));
    let differing = after.iter().filter(|(action, allowed)| built_in(partner_type, **action) != **allowed);
    store::replace(act, partner_type, differing.map(|(action, allowed)| (*action, *allowed)))?;
    act.forget_presets();
    let root = organizations::root(act)?.ok_or(Refusal::NotFound)?;
    act.record(root, entry)?;
    read(act, partner_type)
}

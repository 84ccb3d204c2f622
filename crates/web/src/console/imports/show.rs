//! The third and fourth step: every row with what would become or became of it, and what can be done.

use askama::Template;
use axum::{extract::Path, http::StatusCode};
use domain::{
    access::Action,
    ids::ImportId,
    imports::{self, Import, ImportRow, Kind, LineAfter, Mistake, RowState, State},
    page::Page as Found,
};

use super::{
    Step, import_id,
    list::name,
    shown::{Group, Row, columns, group, row},
    steps,
};
use crate::{
    answer::{Answer, PageError, go, refused_as},
    console::{
        listing::{Address, Walk},
        seats::asked,
    },
    kit::{Form, Meter, Pager, Shell, Tab, Tone, render_as},
    languages::Locale,
    visit::Visit,
};

/// What is shown of an import.
#[expect(clippy::struct_excessive_bools, reason = "each is a button or a line of the page")]
struct Body {
    id: ImportId,
    csrf: String,
    busy: Option<(String, Meter, i64)>,
    tiles: Vec<(&'static str, String, String, String)>,
    lines: Vec<(String, String, Meter, bool)>,
    tabs: Vec<Tab>,
    columns: Vec<String>,
    rows: Vec<Row>,
    groups: Vec<Group>,
    pager: Option<Pager>,
    wrong: i64,
    adding: i64,
    skipping: i64,
    /// Whether it is asked here if users are sent their invitations, and what was said so far.
    asks_invite: Option<bool>,
    can_undo: bool,
    can_discard: bool,
    can_rematch: bool,
    columns_path: String,
    is_checked: bool,
    /// What came of it, in a sentence.
    outcome: Option<(Tone, String)>,
    /// Where the records are that were added.
    onward: (String, String),
}

#[derive(Template)]
#[template(path = "imports/show.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    steps: Vec<Step>,
    lead: String,
    body: Body,
}

/// GET /imports/{id}
pub(super) async fn page(visit: Visit, Path(id): Path<String>) -> Answer {
    let id = import_id(&id)?;
    let seen = Seen::read(&visit, id).await?;
    if seen.import.state == State::Matching {
        return Ok(go(&format!("/imports/{id}/columns")));
    }
    Ok(seen.page(&visit, &Form::new(), StatusCode::OK))
}

/// The page with what was refused.
pub(super) async fn again(visit: &Visit, id: ImportId, form: Form) -> Answer {
    let seen = Seen::read(visit, id).await?;
    let status = refused_as(&form, None);
    Ok(seen.page(visit, &form, status))
}

/// What was read for the page.
struct Seen {
    import: Import,
    tab: Option<RowState>,
    walk: Walk,
    found: Found<ImportRow>,
    mistakes: Vec<Mistake>,
    lines: Vec<LineAfter>,
}

impl Seen {
    async fn read(visit: &Visit, id: ImportId) -> Result<Self, PageError> {
        let asked = asked(&visit.path);
        let walk = Walk::of(&asked);
        let window = walk.window();
        let chosen = asked.value("tab").to_owned();
        let (import, tab, found, mistakes, lines) = visit
            .read(move |act| {
                let import = imports::get(act, id)?;
                let tab = tab(&import, &chosen);
                let found = imports::rows(act, id, tab, &window)?;
                let fixing = tab == Some(RowState::Wrong) && !import.is_busy();
                let mistakes = if fixing { imports::mistakes(act, id)? } else { Vec::new() };
                let lines =
                    if import.state == State::Checked { imports::lines_after(act, id)? } else { Vec::new() };
                Ok((import, tab, found, mistakes, lines))
            })
            .await?;
        Ok(Self { import, tab, walk, found, mistakes, lines })
    }

    fn page(self, visit: &Visit, form: &Form, status: StatusCode) -> axum::response::Response {
        let l = &visit.locale;
        let is_over =
            matches!(self.import.state, State::Done | State::Undone | State::Undoing | State::Running);
        let title = if is_over { "imports-result-title" } else { "imports-check-title" };
        let mut shell = visit.shell(visit.text(title));
        shell.tell_errors(form);
        let can_rematch = matches!(self.import.state, State::Checked | State::Done);
        let columns = can_rematch.then(|| format!("/imports/{}/columns", self.import.id));
        let upload = Some(format!("/imports/new?kind={}", self.import.kind));
        let at = if is_over { 3 } else { 2 };
        let steps = steps(visit, at, [upload, columns, None, None]);
        let page =
            Page { l, shell: &shell, form, steps, lead: lead(&self.import, l), body: self.body(visit) };
        render_as(status, &page)
    }

    fn body(self, visit: &Visit) -> Body {
        let (l, import) = (&visit.locale, &self.import);
        let counts = import.counts;
        let is_open = matches!(import.state, State::Checked | State::Done) && !import.is_busy();
        let asks_invite = import.kind == Kind::Users
            && import.column("invite").is_none()
            && visit.may.act(Action::InvitationsSend);
        let address = Address::new(format!("/imports/{}", import.id))
            .with("tab", self.tab.map_or("all", RowState::word));
        let pager =
            self.walk.pager(&address, self.found.items.len(), self.found.next.as_ref(), self.found.total);
        let columns = columns(import.kind);
        Body {
            id: import.id,
            csrf: visit.form_token(),
            busy: busy(import, l),
            tiles: tiles(import, l),
            lines: self.lines.iter().map(|line| line_after(line, import.settings.add_units, l)).collect(),
            tabs: tabs(import, self.tab, l),
            columns: columns.iter().map(|field| l.import_field(field)).collect(),
            rows: self.found.items.iter().map(|found| row(import, found, is_open, l)).collect(),
            groups: self.mistakes.iter().map(|mistake| group(mistake, l)).collect(),
            pager: (self.found.total.is_some_and(|total| total.number() > 25)).then_some(pager),
            wrong: counts.wrong,
            adding: if is_open { counts.add } else { 0 },
            skipping: import.total - counts.add,
            asks_invite: asks_invite.then_some(import.settings.invite),
            can_undo: import.can_be_undone(visit.web.world().now())
                && (import.kind == Kind::Users || visit.may.act(Action::CustomersDelete)),
            can_discard: is_open && import.ran_at.is_none(),
            can_rematch: is_open,
            columns_path: format!("/imports/{}/columns", import.id),
            is_checked: import.state == State::Checked,
            outcome: outcome(import, l),
            onward: onward(import, visit),
        }
    }
}

/// The tab that was asked for; else what needs somebody first.
fn tab(import: &Import, chosen: &str) -> Option<RowState> {
    match chosen {
        "all" => None,
        word => match word.parse() {
            Ok(state) => Some(state),
            Err(_) if import.counts.wrong > 0 => Some(RowState::Wrong),
            Err(_) => None,
        },
    }
}

fn lead(import: &Import, l: &Locale) -> String {
    let how = import.how();
    let read = match (how.encoding, how.separator) {
        (Some(encoding), Some(separator)) => {
            let separator = match separator {
                ';' => "imports-by-semicolon",
                '\t' => "imports-by-tab",
                ',' => "imports-by-comma",
                _ => "imports-by-other",
            };
            let args = [
                ("separator", l.text(separator).into()),
                ("encoding", l.word("imports-encoding", encoding).into()),
            ];
            l.with("imports-read-text", &args)
        }
        _ => l.text("imports-read-book").into_owned(),
    };
    let args = [("file", name(import, l).into()), ("n", import.total.into()), ("read", read.into())];
    l.with("imports-lead", &args)
}

fn busy(import: &Import, l: &Locale) -> Option<(String, Meter, i64)> {
    let title = match import.state {
        State::Checking => "imports-checking",
        State::Running => "imports-running",
        State::Undoing => "imports-undoing",
        _ => return None,
    };
    let percent = import.percent();
    let title = l.text(title).into_owned();
    Some((title.clone(), Meter::stacked(title, 100, &[(Tone::Accent, percent)]), percent))
}

/// Icon, label, number, note.
fn tiles(import: &Import, l: &Locale) -> Vec<(&'static str, String, String, String)> {
    let counts = import.counts;
    let tile = |icon, key: &str, n: i64| (icon, l.text(key).into_owned(), l.number(n), String::new());
    let add_icon = if import.kind == Kind::Users { "user-plus" } else { "building-2" };
    let mut tiles = Vec::new();
    if import.ran_at.is_some() {
        tiles.push(tile("circle-check", "imports-added", counts.added));
    }
    if import.ran_at.is_none() || counts.add > 0 {
        tiles.push(tile(add_icon, "imports-will-be-added", counts.add));
    }
    tiles.push(tile("undo-2", "imports-there", counts.there));
    tiles.push(tile("circle-alert", "imports-wrong", counts.wrong));
    if counts.removed > 0 {
        tiles.push(tile("trash-2", "imports-removed", counts.removed));
    }
    if counts.kept > 0 {
        tiles.push(tile("lock", "imports-kept", counts.kept));
    }
    tiles
}

/// Name, what it holds after the import, bar, whether that is too much. Where units are added it holds what it needs.
fn line_after(line: &LineAfter, grows: bool, l: &Locale) -> (String, String, Meter, bool) {
    let after = line.assigned + line.adding;
    let total = if grows { line.quantity.max(after) } else { line.quantity };
    let name = format!("{} · {}", line.customer_name, line.edition_name);
    let args = [("after", after.into()), ("total", total.into()), ("more", (total - line.quantity).into())];
    let key = if total > line.quantity { "imports-line-grows" } else { "imports-line-after" };
    (name, l.with(key, &args), Meter::seats(after, total, l), after > total)
}

const TABS: [RowState; 6] =
    [RowState::Wrong, RowState::Add, RowState::There, RowState::Added, RowState::Removed, RowState::Kept];

fn tabs(import: &Import, tab: Option<RowState>, l: &Locale) -> Vec<Tab> {
    let href = |word: &str| format!("/imports/{}?tab={word}", import.id);
    let always = |state: RowState| matches!(state, RowState::Wrong | RowState::Add | RowState::There);
    let shown = TABS
        .into_iter()
        .filter(|state| import.counts.in_state(*state) > 0 || (always(*state) && import.ran_at.is_none()));
    let of = |state: RowState| Tab {
        label: l.word("imports-tab", state).into_owned(),
        href: href(state.word()),
        current: tab == Some(state),
        count: Some(import.counts.in_state(state)),
    };
    let all = Tab {
        label: l.text("imports-all").into_owned(),
        href: href("all"),
        current: tab.is_none(),
        count: Some(import.total),
    };
    shown.map(of).chain([all]).collect()
}

fn outcome(import: &Import, l: &Locale) -> Option<(Tone, String)> {
    let counts = import.counts;
    match import.state {
        State::Done => {
            let tone = if counts.wrong > 0 { Tone::Warning } else { Tone::Good };
            let args = [
                ("added", counts.added.into()),
                ("there", counts.there.into()),
                ("wrong", counts.wrong.into()),
            ];
            Some((tone, l.with("imports-outcome", &args)))
        }
        State::Undone => {
            let args = [("removed", counts.removed.into()), ("kept", counts.kept.into())];
            Some((Tone::Accent, l.with("imports-outcome-undone", &args)))
        }
        _ => None,
    }
}

fn onward(import: &Import, visit: &Visit) -> (String, String) {
    match (import.kind, import.settings.customer) {
        (Kind::Users, Some(customer)) => {
            (visit.text("imports-to-users"), format!("/customers/{customer}/users"))
        }
        (Kind::Users, None) => (visit.text("imports-to-users"), "/users".to_owned()),
        (Kind::Customers, _) => (visit.text("imports-to-customers"), "/customers".to_owned()),
    }
}

//! The sheet of keys, and switching off those of one letter.

use askama::Template;
use axum::http::HeaderMap;
use domain::accounts;

use super::tabs;
use crate::{
    answer::{Answer, go},
    cookies,
    kit::{Entry, Shell, Tab, render},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

/// A key, or several that are pressed one after the other, and what it does.
struct Key {
    keys: &'static [&'static str],
    text: &'static str,
    /// Is off with the keys of one letter.
    letter: bool,
}

const fn key(keys: &'static [&'static str], text: &'static str) -> Key {
    Key { keys, text, letter: true }
}

const fn always(keys: &'static [&'static str], text: &'static str) -> Key {
    Key { keys, text, letter: false }
}

const EVERYWHERE: [Key; 7] = [
    always(&["Ctrl", "K"], "shortcuts-search"),
    key(&["/"], "shortcuts-search"),
    key(&["?"], "shortcuts-sheet"),
    always(&["Ctrl", "Enter"], "shortcuts-send"),
    always(&["Esc"], "shortcuts-close"),
    always(&["F6"], "shortcuts-note"),
    key(&["Z"], "shortcuts-undo"),
];

const LISTS: [Key; 6] = [
    key(&["J"], "shortcuts-down"),
    key(&["K"], "shortcuts-up"),
    key(&["X"], "shortcuts-tick"),
    key(&["Shift", "X"], "shortcuts-range"),
    always(&["Enter"], "shortcuts-open"),
    key(&["E"], "shortcuts-edit"),
];

const DEEDS: [Key; 5] = [
    key(&["C"], "shortcuts-customer"),
    key(&["U"], "shortcuts-users"),
    key(&["L"], "shortcuts-license"),
    key(&["I"], "shortcuts-invite"),
    key(&["R"], "shortcuts-redeem"),
];

/// Keys that belong together.
struct Group {
    title: &'static str,
    keys: &'static [Key],
}

const GROUPS: [Group; 3] = [
    Group { title: "shortcuts-everywhere", keys: &EVERYWHERE },
    Group { title: "shortcuts-lists", keys: &LISTS },
    Group { title: "shortcuts-deeds", keys: &DEEDS },
];

#[derive(Template)]
#[template(path = "settings/shortcuts.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    tabs: Vec<Tab>,
    groups: &'static [Group],
    /// Pages that G leads to: their letters and names.
    ways: Vec<(char, &'static str)>,
    /// The key that comes before such a letter.
    go: char,
}

/// The sheet by itself, for the dialog.
#[derive(Template)]
#[template(path = "settings/sheet.html")]
struct Sheet<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    groups: &'static [Group],
    ways: Vec<(char, &'static str)>,
    /// The key that comes before such a letter.
    go: char,
}

/// GET /shortcuts
pub(super) async fn show(visit: Visit, headers: HeaderMap) -> Answer {
    let shell = visit.shell(visit.text("shortcuts-title"));
    let entries = Entry::WORK.iter().chain(&Entry::MANAGE).filter(|entry| shell.entries.contains(entry));
    let ways = entries.filter_map(|entry| Some((entry.letter()?, entry.key()))).collect();
    if headers.contains_key("hx-request") {
        return Ok(render(&Sheet { l: &shell.locale, shell: &shell, groups: &GROUPS, ways, go: 'G' }));
    }
    Ok(render(&Page { l: &shell.locale, shell: &shell, tabs: tabs(&visit), groups: &GROUPS, ways, go: 'G' }))
}

/// POST /shortcuts
pub(super) async fn switch(Posted { visit, form, .. }: Posted) -> Answer {
    let on = form.value("letters") == "on";
    visit.work(move |act| accounts::set_letter_keys(act, on)).await?;
    let mut response = go("/shortcuts");
    let note = if on { "shortcuts-on" } else { "shortcuts-off" };
    cookies::set_note(&mut response, &visit.web, &visit.text(note));
    Ok(response)
}

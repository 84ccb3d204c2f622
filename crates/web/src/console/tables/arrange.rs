//! Choosing columns, their order, density and page size. What was chosen is remembered, and stands in the address that
//! is gone on to.

use domain::{
    Refusal,
    exports::List,
    views::{self, Density, Habit, PAGE_SIZES, State},
};

use super::catalogue;
use crate::{
    answer::{Answer, go},
    exports::{OF_LOOKS, choosable, filters},
    kit::Form,
    typed::Posted,
    visit::Visit,
};

/// A list as a form names it, and what its address held.
pub(super) struct Back {
    pub list: List,
    path: String,
    pub state: State,
}

impl Back {
    /// Refused with `not-found` for a list that is not arranged this way.
    pub fn of(visit: &Visit, form: &Form) -> Result<Self, Refusal> {
        let list: List = form.value("list").parse().map_err(|_| Refusal::NotFound)?;
        let listed = catalogue::of(list, &visit.may).ok_or(Refusal::NotFound)?;
        let query = form.value("back").split_once('?').map_or("", |(_, query)| query);
        let mut state: State = serde_urlencoded::from_str(query).unwrap_or_default();
        let is_ours = |name: &str| filters(list).contains(&name) || OF_LOOKS.contains(&name);
        state.retain(|(name, value)| is_ours(name) && !value.is_empty());
        Ok(Self { list, path: listed.place.path(form.value("back"))?, state })
    }

    fn value(&self, name: &str) -> &str {
        self.state.iter().find(|part| part.0 == name).map_or("", |part| &part.1)
    }

    fn with(mut self, name: &str, value: String) -> Self {
        self.state.retain(|part| part.0 != name);
        if !value.is_empty() {
            self.state.push((name.to_owned(), value));
        }
        self
    }

    fn href(&self) -> String {
        if self.state.is_empty() {
            return self.path.clone();
        }
        format!("{}?{}", self.path, serde_urlencoded::to_string(&self.state).unwrap_or_default())
    }
}

/// POST /views/arrange
pub(super) async fn arrange(Posted { visit, form, .. }: Posted) -> Answer {
    let back = Back::of(&visit, &form)?;
    let (organization, list) = (visit.organization, back.list);
    let saved = form
        .value("back")
        .split_once("saved=view_")
        .map(|(_, rest)| format!("view_{}", rest.split('&').next().unwrap_or_default()));
    let back = back.with("saved", saved.unwrap_or_default());
    if form.given("reset").is_some() {
        visit.work(move |act| views::remember(act, organization, list, None)).await?;
        return Ok(go(&["cols", "rows", "per"]
            .iter()
            .fold(back, |back, name| back.with(name, String::new()))
            .href()));
    }
    let habit = chosen(&form, &back);
    let kept = habit.clone();
    visit.work(move |act| views::remember(act, organization, list, Some(&kept))).await?;
    let moved = form.given("up").or(form.given("down")).is_some();
    let back = back
        .with("cols", habit.columns.join(","))
        .with("rows", habit.density.word().to_owned())
        .with("per", habit.page_size.to_string())
        .with("arrange", if moved { "open".to_owned() } else { String::new() });
    Ok(go(&back.href()))
}

/// What the form asks for; what it does not say stays as it is.
fn chosen(form: &Form, back: &Back) -> Habit {
    let density: Option<Density> =
        form.value("rows").parse().ok().or_else(|| back.value("rows").parse().ok());
    let size = [form.value("per"), back.value("per")]
        .iter()
        .find_map(|size| size.parse::<i64>().ok().filter(|size| PAGE_SIZES.contains(size)));
    Habit {
        columns: columns(form, back),
        density: density.unwrap_or(Density::Roomy),
        page_size: size.unwrap_or(PAGE_SIZES[0]),
    }
}

fn columns(form: &Form, back: &Back) -> Vec<String> {
    let all = choosable(back.list);
    let known = |code: &&str| all.iter().any(|column| column.code == *code);
    let mut order: Vec<&str> = form.values("order").iter().map(String::as_str).filter(known).collect();
    if order.is_empty() {
        return back.value("cols").split(',').filter(known).map(str::to_owned).collect();
    }
    let place = |code: &str, order: &[&str]| order.iter().position(|one| *one == code);
    if let Some(at) = form.given("up").and_then(|code| place(code, &order)).filter(|at| *at > 0) {
        order.swap(at, at - 1);
    }
    if let Some(at) =
        form.given("down").and_then(|code| place(code, &order)).filter(|at| at + 1 < order.len())
    {
        order.swap(at, at + 1);
    }
    let ticked: Vec<String> =
        order.iter().filter(|code| form.chosen("show", code)).map(|code| (*code).to_owned()).collect();
    // Nothing but the name is a choice too.
    if ticked.is_empty() {
        all.first().map(|first| first.code.to_owned()).into_iter().collect()
    } else {
        ticked
    }
}

//! How one list is shown to one person now: what the address asks for, else the view that is open, else what was chosen
//! last, else what the list shows by itself.

use domain::{
    Refusal,
    exports::List,
    ids::{OrganizationId, ViewId},
    page::Total,
    views::{self, AtList, Density, View},
};

use super::{
    catalogue::{self, Listed},
    chips, stale,
};
use crate::{
    answer::PageError,
    console::listing::{Address, Walk},
    exports::{Cell, Choosable, choosable},
    kit::{Arranged, Chip, Choosing, Column, Direction, Form, Offer, OpenView, Plain, Shell, Tab, Toast},
    languages::Locale,
    visit::Visit,
};

/// How a list is shown.
pub(crate) struct Setting {
    listed: Listed,
    path: String,
    /// The customer whose list it is.
    customer: Option<OrganizationId>,
    /// The column that names the record.
    first: Choosable,
    shown: Vec<Choosable>,
    rest: Vec<Choosable>,
    density: Density,
    walk: Walk,
    query: Form,
    at: AtList,
    open: Option<View>,
    gone: Vec<String>,
    /// Names of records that filters name, by filter.
    names: Vec<(&'static str, String)>,
    address: Address,
}

impl Setting {
    /// Reads how the list is to be shown. Parts of an open view that are not there any more are taken out of the query.
    ///
    /// Refusals: those of seeing the list.
    pub async fn of(visit: &Visit, list: List, query: Form) -> Result<Self, PageError> {
        let listed = catalogue::of(list, &visit.may).ok_or(Refusal::NotFound)?;
        let (path, customer) = (listed.place.path(&visit.path)?, listed.place.customer(&visit.path)?);
        let (organization, opened) = (visit.organization, query.value("saved").parse::<ViewId>().ok());
        let asked = query.clone();
        let (at, open, gone, names) = visit
            .read(move |act| {
                let at = views::at_list(act, organization, list)?;
                let open = at.views.iter().find(|view| Some(view.id) == opened).cloned();
                let gone = match &open {
                    Some(view) => stale::parts(act, &listed, view, &asked)?,
                    None => Vec::new(),
                };
                Ok((at, open, gone, chips::names(act, &asked)?))
            })
            .await?;
        let query =
            gone.iter().filter(|name| *name != "cols").fold(query, |query, name| query.fill(name, ""));
        Ok(Self { customer, names, ..Self::made((listed, path), query, (at, open, gone)) })
    }

    fn made(
        (listed, path): (Listed, String),
        query: Form,
        (at, open, gone): (AtList, Option<View>, Vec<String>),
    ) -> Self {
        let mut all = choosable(listed.list);
        all.retain(|column| !listed.hidden.contains(&column.code));
        let first = all.remove(0);
        let shown = columns(&listed, &all, &first, &query, &at.habit.columns);
        let rest = all.into_iter().filter(|column| !shown.contains(column)).collect();
        let density = query.value("rows").parse().unwrap_or(at.habit.density);
        let walk = Walk::usually(&query, at.habit.page_size);
        let address = address((listed.list, &path), &query, open.as_ref());
        Self {
            listed,
            path,
            customer: None,
            first,
            shown,
            rest,
            density,
            walk,
            query,
            at,
            open,
            gone,
            names: Vec::new(),
            address,
        }
    }

    /// What the address asks for, without what is not there any more.
    pub const fn query(&self) -> &Form {
        &self.query
    }

    pub const fn walk(&self) -> &Walk {
        &self.walk
    }

    /// The address of what is shown, from its front.
    pub const fn address(&self) -> &Address {
        &self.address
    }

    /// The same for the list's own tabs, which leave a view that is open.
    pub fn outside(&self) -> Address {
        self.address.clone().without("saved")
    }

    /// What the filter form carries along, beside the fields that it has itself.
    pub fn kept(&self, own: &[&str]) -> Vec<(&'static str, String)> {
        self.address.pairs().iter().filter(|pair| !own.contains(&pair.0)).cloned().collect()
    }

    /// The filters in force, but for those that are the list's tabs.
    pub fn chips(&self, l: &Locale) -> Vec<Chip> {
        let narrowing = self.address.pairs().iter().filter(|pair| !chips::NO_CHIPS.contains(&pair.0));
        let chip = |(filter, value): &(&'static str, String)| {
            let name = self.names.iter().find(|name| name.0 == *filter).map(|name| name.1.clone());
            Chip {
                name: chips::label(filter, l),
                value: name.unwrap_or_else(|| chips::value(filter, value, l)),
                remove: self.address.clone().without(filter).href(),
            }
        };
        narrowing.map(chip).collect()
    }

    /// The address without any of these filters, nor what is searched for.
    pub fn cleared(&self) -> String {
        let pairs = self.address.pairs().iter();
        let narrowing = pairs.filter(|pair| pair.0 == "q" || !chips::NO_CHIPS.contains(&pair.0));
        narrowing.fold(self.address.clone(), |address, pair| address.without(pair.0)).href()
    }

    fn codes(&self) -> String {
        let codes: Vec<&str> = self.shown.iter().map(|column| column.code).collect();
        if codes.is_empty() { self.first.code.to_owned() } else { codes.join(",") }
    }

    /// The address with all of how the list is shown, also what needs not to be said.
    fn here(&self) -> Address {
        self.address
            .clone()
            .with("cols", self.codes())
            .with("rows", self.density.word())
            .with("per", self.walk.size().to_string())
    }

    /// The values of a row in columns that the page does not draw itself; `cells` is asked for only if there are any.
    pub fn plain(&self, l: &Locale, cells: impl FnOnce() -> Vec<Cell>) -> Plain {
        if self.shown.iter().all(Choosable::is_drawn) {
            return Plain::default();
        }
        let cells = cells();
        let values = self.shown.iter().filter_map(|column| Some((column.code, column.plain(&cells, l)?)));
        Plain(values.collect())
    }

    /// The list as a file: the rows and columns that are shown, in their order.
    pub fn offer(&self, shell: &Shell) -> Offer {
        let not_of_rows = ["per", "rows", "saved", "cols"];
        let mut pairs = self.kept(&not_of_rows);
        pairs.push(("cols", self.codes()));
        pairs.extend(self.customer.map(|customer| ("customer", customer.to_string())));
        Offer { list: self.listed.list.word(), csrf: shell.csrf.clone(), pairs }
    }

    /// The tabs above the list: its own, then the views that were kept. `total` counts the one that is open.
    pub fn tabs(&self, own: Vec<Tab>, total: Option<Total>, l: &Locale) -> Vec<Tab> {
        let open = self.open.as_ref().map(|view| view.id);
        let mut tabs = own;
        if tabs.is_empty() && !self.at.views.is_empty() {
            tabs.push(Tab { current: true, ..Tab::new(l.text("views-all"), self.path.as_str(), "") });
        }
        for tab in &mut tabs {
            tab.current &= open.is_none();
        }
        let saved = self.at.views.iter().map(|view| Tab {
            label: view.name.clone(),
            href: href_of(&self.path, view),
            current: Some(view.id) == open,
            count: total.map(Total::number).filter(|_| Some(view.id) == open),
        });
        tabs.into_iter().chain(saved).collect()
    }

    /// Tells what just became of a view.
    pub fn tell(&self, shell: &mut Shell) {
        if let Ok(id) = self.query.value("deleted").parse::<ViewId>() {
            let back = vec![("list".to_owned(), self.listed.list.word().to_owned())];
            let text = shell.locale.text("views-deleted").into_owned();
            shell.flash = Some(Toast::done(text).undo(format!("/views/{id}/restore"), back));
        }
    }

    /// What the page's template needs of it.
    pub fn arranged(&self, shell: &Shell) -> Arranged {
        let l = &shell.locale;
        let label =
            |shown| move |column: &Choosable| Choosing { code: column.code, label: column.label(l), shown };
        let view = self.open.as_ref().map(|view| OpenView {
            id: view.id.to_string(),
            name: view.name.clone(),
            version: view.version,
            changed: self.differs(view),
            may_change: !view.is_shared() || self.at.may_share,
            is_shared: view.is_shared(),
        });
        Arranged {
            list: self.listed.list.word(),
            columns: std::iter::once(&self.first).chain(&self.shown).map(|one| self.head(one, l)).collect(),
            dense: self.density == Density::Dense,
            choices: self.shown.iter().map(label(true)).chain(self.rest.iter().map(label(false))).collect(),
            sorts: self.sorts(l),
            here: self.here().href(),
            size: self.walk.size(),
            open: self.query.value("arrange") == "open",
            csrf: shell.csrf.clone(),
            keeps_views: !self.listed.list.is_of_one_customer(),
            may_share: self.at.may_share,
            view,
            gone: self.gone.iter().map(|part| stale::name(part, l)).collect(),
        }
    }

    /// Whether what is shown is no longer what the view keeps.
    fn differs(&self, view: &View) -> bool {
        let here = self.here();
        let asked = |name: &str| here.pairs().iter().find(|pair| pair.0 == name).map(|pair| pair.1.as_str());
        let kept = view.state.iter().any(|(name, value)| asked(name) != Some(value));
        let names = |name: &str| view.state.iter().any(|part| part.0 == name);
        kept || here.pairs().iter().any(|pair| pair.0 != "saved" && !names(pair.0))
    }

    fn sorting(&self) -> &str {
        let asked = self.query.value("sort");
        let is_known = self.listed.sorts.iter().any(|(_, up, down)| [*up, *down].contains(&asked));
        if is_known { asked } else { self.listed.usual }
    }

    fn sorted_by(&self, word: &'static str) -> String {
        self.address.clone().with("sort", word).href()
    }

    fn head(&self, column: &Choosable, l: &Locale) -> Column {
        let head = Column::new(column.label(l)).code(column.code);
        let head = if column.numeric { head.numeric() } else { head };
        let Some((_, up, down)) = self.listed.sorts.iter().find(|sort| sort.0 == column.code) else {
            return head;
        };
        match self.sorting() {
            now if now == *up => head.sort(self.sorted_by(down), Some(Direction::Ascending)),
            now if now == *down => head.sort(self.sorted_by(up), Some(Direction::Descending)),
            _ => head.sort(self.sorted_by(up), None),
        }
    }

    /// The ways to sort as links.
    fn sorts(&self, l: &Locale) -> Vec<Tab> {
        let all = || std::iter::once(&self.first).chain(&self.shown).chain(&self.rest);
        let label = |code: &str| all().find(|column| column.code == code).map(|column| column.label(l));
        let mut sorts = Vec::new();
        for (code, up, down) in self.listed.sorts {
            for (word, key) in [(up, "views-sort-up"), (down, "views-sort-down")] {
                let column = label(code).unwrap_or_default();
                let label = l.with(key, &[("column", column.into())]);
                sorts.push(Tab {
                    current: *word == self.sorting(),
                    ..Tab::new(label, self.sorted_by(word), "")
                });
            }
        }
        sorts
    }
}

/// The columns to show: those that the address names, else those that were chosen last, else the list's own. What the
/// list has not is passed over.
fn columns(
    listed: &Listed,
    all: &[Choosable],
    first: &Choosable,
    query: &Form,
    habit: &[String],
) -> Vec<Choosable> {
    let asked: Vec<&str> = query.value("cols").split(',').filter(|code| !code.is_empty()).collect();
    let found = |codes: &[&str]| -> Vec<Choosable> {
        let mut found: Vec<Choosable> = Vec::new();
        for code in codes {
            let column = all.iter().find(|column| column.code == *code);
            found.extend(column.filter(|column| !found.contains(column)).cloned());
        }
        found
    };
    let habit: Vec<&str> = habit.iter().map(String::as_str).collect();
    for codes in [&asked, &habit] {
        let chosen = found(codes);
        // The first column alone is a choice too.
        if !chosen.is_empty() || codes.contains(&first.code) {
            return chosen;
        }
    }
    found(listed.at_first)
}

fn address((list, path): (List, &str), query: &Form, open: Option<&View>) -> Address {
    let is_said = |name: &&&'static str| !(list.is_of_one_customer() && **name == "customer");
    let filters = crate::exports::filters(list).iter().filter(is_said);
    let narrowed = filters.fold(Address::new(path), |address, name| {
        address.with(name, query.value(name).trim().chars().take(200).collect::<String>())
    });
    let said = ["sort", "cols", "rows", "per"]
        .into_iter()
        .fold(narrowed, |address, name| address.with(name, query.value(name)));
    said.with("saved", open.map(|view| view.id.to_string()).unwrap_or_default())
}

/// The address that opens a view.
pub(super) fn href_of(path: &str, view: &View) -> String {
    let mut pairs = view.state.clone();
    pairs.push(("saved".to_owned(), view.id.to_string()));
    format!("{path}?{}", serde_urlencoded::to_string(&pairs).unwrap_or_default())
}

//! Imports on the real database: checked before anything is written, nothing twice, taken back while untouched.

mod customers;
mod rights;
mod users;

use super::*;
use crate::{
    Caller,
    access::{PartnerType, Role},
    audit::What,
    ids::PlanId,
    licenses::License,
    page::Window,
    products::PlanForm,
    testing::{TestWorld, refusal},
};

/// Acme with two customers, five Standard and one Server each.
struct Desk {
    t: TestWorld,
    acme: OrganizationId,
    plan: PlanId,
    asiakas: License,
    toinen: License,
    max: Caller,
}

fn new_import(kind: Kind, text: &str, repeat: Repeat) -> NewImport {
    let sheet = reading::read(text.as_bytes(), None).unwrap();
    NewImport { kind, name: "list.csv".into(), sheet, settings: Settings::default(), repeat }
}

impl Desk {
    fn new() -> Self {
        let t = TestWorld::new();
        let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
        let plan = t.plan(t.product(acme).id, PlanForm::default()).id;
        let (asiakas, toinen) = (t.customer(acme, "Asiakas Oy"), t.customer(acme, "Toinen Oy"));
        let max = t.person("max", acme, Role::Admin);
        let (asiakas, toinen) = (t.license(asiakas, plan, 5, 1), t.license(toinen, plan, 5, 1));
        Self { t, acme, plan, asiakas, toinen, max }
    }

    fn begun(&self, new: NewImport) -> ImportId {
        let acme = self.acme;
        self.t.work(&self.max, move |act| begin(act, acme, &new)).unwrap().id
    }

    fn uploaded(&self, kind: Kind, text: &str) -> ImportId {
        let id = self.begun(new_import(kind, text, Repeat::Same));
        self.driven(id);
        id
    }

    /// All that was begun with it is done.
    fn driven(&self, id: ImportId) {
        let left = self.t.wait(drive(&self.t.world, &self.max, (self.acme, id), 1000)).unwrap();
        assert!(!left);
    }

    fn got(&self, id: ImportId) -> Import {
        self.t.read(&self.max, move |act| get(act, id)).unwrap()
    }

    /// Wrong, to be added, there, added.
    fn counts(&self, id: ImportId) -> (i64, i64, i64, i64) {
        let counts = self.got(id).counts;
        (counts.wrong, counts.add, counts.there, counts.added)
    }

    fn runs(&self, id: ImportId) {
        let seen = self.got(id).counts.add;
        self.t.work(&self.max, move |act| run(act, id, seen, Invite::AsSaid)).unwrap();
    }

    fn rows(&self, id: ImportId) -> Vec<ImportRow> {
        self.t.read(&self.max, move |act| rows(act, id, None, &Window::first(200))).unwrap().items
    }

    /// The problems of a row, as `field code`.
    fn problems(&self, id: ImportId, number: i64) -> Vec<String> {
        let rows = self.rows(id);
        let row = rows.iter().find(|row| row.number == number).unwrap();
        row.problems.iter().map(|found| format!("{} {}", found.field, found.problem.code())).collect()
    }

    fn assigned(&self, license: &License) -> i64 {
        let id = license.id;
        let license = self.t.made(move |act| crate::licenses::get(act, id));
        license.lines.iter().map(|line| line.assigned).sum()
    }
}

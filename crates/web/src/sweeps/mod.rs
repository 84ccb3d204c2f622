//! Every route there is, walked by people and programs who may not: nobody, a rival beside, a viewer. A new route
//! is found by itself; a path with a parameter of a new name asks to be taught here.

mod bodies;
mod lists;
mod people;
mod programs;
mod samples;

use std::collections::BTreeMap;

use axum::{
    body::Body,
    http::{Method, Request, StatusCode},
};
use domain::{
    access::Role,
    bulk::{self, BulkAction, Chosen, How, Order},
    drafts,
    ids::{
        AccountId, AllotmentId, BatchId, BindingId, CodeId, DeploymentKeyId, DraftId, EventId, ImportId,
        InstallationId, InvoiceId, JobId, LicenseId, MessageId, NoteId, OrganizationId, PaymentId, PlanId,
        PlannedChangeId, ProductId, ProgramMessageId, RequestId, SeatId, StockId, TokenId, UnbindId, ViewId,
    },
    imports::{self, NewImport, Repeat, Settings},
    invitations::{self, Selection},
    outbox::MailKind,
    program_messages::{self, MessageForm, Texts},
    testing::Shop,
    tokens::{self, NewToken},
    views::{self, ViewForm},
};
use uuid::Uuid;

use samples::{Ids, ids};

use crate::{
    Admits, Route,
    api::tests::Program,
    routes,
    testing::{Client, Reply, TestApp},
};

struct Fixture {
    app: TestApp,
    ids: Ids,
    acme: OrganizationId,
    zeta: OrganizationId,
    /// A customer of Acme's that has none of this.
    beside: OrganizationId,
}

fn fixture() -> Fixture {
    let shop = Shop::with_books().with_people();
    let (acme, customer, seat) = (shop.acme, shop.customer, shop.seats[0]);
    let selection = Selection::Seats(vec![seat]);
    let job = shop.t.made(move |act| invitations::send(act, acme, &selection, None));
    let message = shop.t.latest_message(customer, MailKind::Invitation);
    let installation = shop.t.device(seat, "laptop");
    let new = NewToken { name: "another".into(), role: Role::Viewer, days: 30 };
    let (_, token) = shop.t.made(move |act| tokens::create(act, acme, &new));
    let draft = shop.t.work(&shop.admin, move |act| {
        let id = drafts::fresh_id(act, acme)?;
        drafts::begin(act, acme, id, ("Begun Oy", &vec![("name".into(), "Begun Oy".into())])).map(|()| id)
    });
    let draft = draft.unwrap();
    let program_message = shop.t.made(move |act| {
        let texts = Texts::of([(domain::Language::En, "Update soon".to_owned())]);
        let (from_on, until_on) = ("2026-12-01".to_owned(), "2026-12-24".to_owned());
        let form = MessageForm { texts, from_on, until_on, ..MessageForm::default() };
        program_messages::write(act, acme, &form).map(|message| message.id)
    });
    let view = shop.t.made(move |act| {
        let (name, state) = ("Trials".to_owned(), vec![("view".to_owned(), "trials".to_owned())]);
        let form = ViewForm { list: domain::exports::List::Customers, name, state, shared: true };
        views::save(act, acme, &form).map(|view| view.id)
    });
    let event =
        shop.t.made(move |act| domain::audit::list(act, acme, &domain::page::Window::first(1))).items[0].id;
    let disabled = vec![shop.disabled.to_string()];
    let run = shop.t.work(&shop.admin, move |act| {
        let chosen = Chosen::These(disabled.clone());
        let (action, how) = (BulkAction::EnableCustomers, How::default());
        bulk::start(act, acme, &Order { action, chosen, how, applies: None })
    });
    let import = shop.t.work(&shop.manager, move |act| {
        let text = b"customer,email,edition\nAsiakas Oy,new@x.example,standard\nAsiakas Oy,wrong,standard\n";
        let new = NewImport {
            kind: imports::Kind::Users,
            name: "users.csv".into(),
            sheet: imports::reading::read(text, None)?,
            settings: Settings::default(),
            repeat: Repeat::Same,
        };
        let begun = imports::begin(act, acme, &new)?;
        imports::advance(act, acme, begun.id).map(|_| begun.id)
    });
    let import = import.unwrap();
    let ids = ids! {
        "organization": OrganizationId = acme,
        "customer": OrganizationId = customer,
        "license": LicenseId = shop.license.id,
        "seat": SeatId = seat,
        "trial seat": SeatId = shop.trial_seat,
        "product": ProductId = shop.product,
        "plan": PlanId = shop.plan,
        "account": AccountId = shop.manager.actor.account().unwrap(),
        "installation": InstallationId = installation,
        "key": DeploymentKeyId = shop.deployment_key,
        "message": MessageId = message,
        "program message": ProgramMessageId = program_message,
        "job": JobId = job,
        "event": EventId = event,
        "note": NoteId = shop.note,
        "planned change": PlannedChangeId = shop.planned,
        "run": JobId = run.unwrap(),
        "import": ImportId = import,
        "token": TokenId = token.id,
        "draft": DraftId = draft,
        "invoice": InvoiceId = shop.books().paid,
        "payment": PaymentId = shop.books().payment,
        "binding": BindingId = shop.people().waiting.binding,
        "bound seat": SeatId = shop.people().waiting.seat,
        "unbinding": UnbindId = shop.people().unbound,
        "request": RequestId = shop.people().request,
        "stock": StockId = shop.stock,
        "allotment": AllotmentId = shop.allotment,
        "batch": BatchId = shop.batch,
        "code": CodeId = shop.codes[2].0,
        "view": ViewId = view,
    };
    let mut ids = ids;
    let code = shop.codes[1].1.reveal().to_owned();
    ids.0.insert("purchase code", (code.clone(), code));
    Fixture { acme, zeta: shop.zeta, beside: shop.empty, ids, app: TestApp::of(shop.t) }
}

impl Fixture {
    /// Programs with one role, as many as it takes to stay below the limit of calls; each has called once, so that
    /// its use is written down.
    async fn programs(&self, organization: OrganizationId, role: Role) -> Vec<Program> {
        let mut programs = Vec::new();
        for _ in 0..12 {
            let program = self.app.program(organization, role);
            program.get("/api/v1/jobs/x").await;
            programs.push(program);
        }
        programs
    }
}

fn api() -> Vec<Route> {
    routes().into_iter().filter(|route| route.admits == Admits::Token).collect()
}

fn console() -> Vec<Route> {
    routes().into_iter().filter(|route| route.admits == Admits::Person).collect()
}

fn is_change(route: &Route) -> bool {
    route.method != Method::GET
}

async fn call(program: &Program, route: &Route, path: &str, body: &str) -> Reply {
    let body = is_change(route).then(|| body.to_owned());
    program.send(route.method.as_str(), path, &[], body).await.reply
}

/// A page asked for or a form sent, without any field but the token of the login.
async fn visit(client: &Client, csrf: &str, route: &Route, path: &str) -> Reply {
    if is_change(route) { client.post_raw(path, &[("csrf", csrf)]).await } else { client.get(path).await }
}

fn name(route: &Route) -> String {
    format!("{} {}", route.method, route.path)
}

/// SR-01: who shows nothing is told to, on every route that wants somebody, before anything else is looked at.
#[tokio::test(flavor = "multi_thread")]
async fn nobody_comes_in() {
    let fixture = fixture();
    let nobody = fixture.app.stranger();
    for route in routes() {
        let before = fixture.app.test.dump();
        let path = fixture.ids.fill(route.path);
        let (kind, body) = match route.admits {
            Admits::Person => ("application/x-www-form-urlencoded", String::new()),
            _ => ("application/json", fixture.ids.body(&route).to_string()),
        };
        let request = Request::builder().method(&route.method).uri(&path).header("content-type", kind);
        let reply = nobody.send(request, Body::from(body)).await;
        match route.admits {
            Admits::Anybody => assert!(reply.status.as_u16() < 500, "{}: {}", name(&route), reply.text),
            Admits::Person => {
                assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", name(&route));
                assert!(reply.location().starts_with("/login"), "{}: {}", name(&route), reply.location());
            }
            Admits::Token | Admits::Device => {
                assert_eq!(reply.status, StatusCode::UNAUTHORIZED, "{}", name(&route));
                assert_eq!(reply.headers["content-type"], "application/problem+json", "{}", name(&route));
            }
        }
        if route.admits != Admits::Anybody {
            assert!(fixture.app.test.dump() == before, "{} left something behind", name(&route));
        }
    }
}

/// A cookie is nothing to the API, a token nothing to the console.
#[tokio::test(flavor = "multi_thread")]
async fn each_door_has_its_own_key() {
    let fixture = fixture();
    let ann = fixture.app.person("anna", fixture.acme, Role::Admin);
    for route in api() {
        let reply = ann.method(&route.method, &fixture.ids.fill(route.path)).await;
        assert_eq!(reply.status, StatusCode::UNAUTHORIZED, "{}", name(&route));
    }
    let program = fixture.app.program(fixture.acme, Role::Admin);
    for path in ["/", "/settings", "/customers"] {
        assert_eq!(program.get(path).await.status, StatusCode::SEE_OTHER, "{path}");
    }
}

/// SR-45: asking never changes anything, whoever asks.
#[tokio::test(flavor = "multi_thread")]
async fn asking_changes_nothing() {
    let fixture = fixture();
    let ann = fixture.app.person("anna", fixture.acme, Role::Admin);
    ann.get("/settings").await;
    let programs = fixture.programs(fixture.acme, Role::Admin).await;
    let before = fixture.app.test.dump();
    for (place, route) in routes().into_iter().filter(|route| !is_change(route)).enumerate() {
        let path = fixture.ids.fill(route.path);
        let reply = match route.admits {
            Admits::Token => programs[place % programs.len()].get(&path).await.reply,
            _ => ann.get(&path).await,
        };
        assert!(reply.status.as_u16() < 500, "{}: {}", name(&route), reply.text);
        assert!(fixture.app.test.dump() == before, "{} changed something", name(&route));
    }
}

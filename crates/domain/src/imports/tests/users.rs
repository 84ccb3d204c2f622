//! Users of many customers from one file.

use super::*;
use crate::{ids::SeatId, invitations, licenses, outbox::MailKind, seats};

const FILE: &str = "Asiakas;Sähköposti;Ohjelman tyyppi;Kutsu\n\
    Asiakas Oy;ann@x.example;Standard;kyllä\n\
    asiakas oy;bob@x.example;server;ei\n\
    Toinen Oy;cid@x.example;;\n";

/// A file in Finnish, end to end: nothing is written before it is confirmed, then each row is a user of its customer.
#[test]
fn users_are_added_once_checked() {
    let desk = Desk::new();
    let before = desk.assigned(&desk.asiakas);
    let id = desk.uploaded(Kind::Users, FILE);
    let import = desk.got(id);
    assert_eq!(import.fields, ["customer", "email", "edition", "invite"]);
    assert_eq!((import.state, desk.counts(id)), (State::Checked, (1, 2, 0, 0)));
    // Two editions are sold: the row that names none is not guessed at.
    assert_eq!(desk.problems(id, 4), ["edition not-among"]);
    assert_eq!(desk.assigned(&desk.asiakas), before, "nothing was added by looking");
    desk.t.work(&desk.max, move |act| fix_row(act, id, 4, &[("edition".into(), "Standard".into())])).unwrap();
    desk.driven(id);
    assert_eq!(desk.counts(id), (0, 3, 0, 0));
    let lines = desk.t.read(&desk.max, move |act| lines_after(act, id)).unwrap();
    let lines: Vec<_> =
        lines.iter().map(|line| (line.edition_name.as_str(), line.adding, line.quantity)).collect();
    assert_eq!(lines, [("Server", 1, 1), ("Standard", 1, 5), ("Standard", 1, 5)]);
    desk.runs(id);
    desk.driven(id);
    assert_eq!((desk.got(id).state, desk.counts(id)), (State::Done, (0, 0, 0, 3)));
    assert_eq!((desk.assigned(&desk.asiakas), desk.assigned(&desk.toinen)), (before + 2, 1));
    // Only who was to be invited is.
    let mails = desk.t.mails(MailKind::Invitation);
    assert_eq!(mails.iter().map(|mail| mail.0.as_str()).collect::<Vec<_>>(), ["ann@x.example"]);
    let events: Vec<What> = desk.t.events(desk.acme).into_iter().map(|event| event.what).collect();
    assert_eq!(events.iter().filter(|what| **what == What::ImportFinished).count(), 1);
}

/// The same file is the same import; taken anew it finds everybody there; whichever way, nothing is added twice.
#[test]
fn the_same_file_adds_nothing_twice() {
    let desk = Desk::new();
    let file = "customer,email,edition\nAsiakas Oy,ann@x.example,standard\n";
    let id = desk.uploaded(Kind::Users, file);
    desk.runs(id);
    desk.driven(id);
    assert_eq!(desk.uploaded(Kind::Users, file), id);
    let again = desk.begun(new_import(Kind::Users, file, Repeat::Anew));
    desk.driven(again);
    assert_ne!(again, id);
    assert_eq!(desk.counts(again), (0, 0, 1, 0));
    let seen = desk.t.work(&desk.max, move |act| run(act, again, 0, Invite::AsSaid));
    assert_eq!(refusal(seen), Refusal::NothingSelected);
    assert_eq!(desk.assigned(&desk.asiakas), 1);
    // Asking a done import to run again changes nothing either.
    assert_eq!(
        refusal(desk.t.work(&desk.max, move |act| run(act, id, 1, Invite::AsSaid))),
        Refusal::NothingSelected
    );
}

/// Cut off after any step, by a restart or two hands at once, the worker goes on and every row is added once.
#[test]
fn an_import_goes_on_after_a_restart() {
    let desk = Desk::new();
    let file = "customer,email,edition\nAsiakas Oy,a@x.example,standard\nAsiakas Oy,b@x.example,server\n\
        Toinen Oy,c@x.example,standard\n";
    let id = desk.uploaded(Kind::Users, file);
    desk.runs(id);
    let acme = desk.acme;
    assert!(desk.t.work(&desk.max, move |act| advance(act, acme, id)).unwrap());
    assert_eq!(desk.counts(id), (0, 2, 0, 1));
    let worker = Caller::worker("imports");
    let due = || desk.t.work(&worker, |act| due(act, 10)).unwrap();
    assert!(due().is_empty(), "whoever began it has a moment");
    desk.t.clock.advance_seconds(10);
    assert_eq!(due(), [(acme, id)]);
    let hands = crate::testing::race(3, |_| {
        let one = desk.t.world.work_blocking(&Caller::worker("imports"), move |act| advance(act, acme, id));
        one.unwrap()
    });
    assert_eq!(hands.len(), 3);
    desk.t.wait(drive(&desk.t.world, &worker, (acme, id), 10)).unwrap();
    assert_eq!((desk.counts(id), due().len()), ((0, 0, 0, 3), 0));
    assert_eq!((desk.assigned(&desk.asiakas), desk.assigned(&desk.toinen)), (2, 1));
    // Added by the right, and under the name, of who began it.
    let added = desk.t.events(desk.toinen.customer).into_iter().find(|event| event.what == What::SeatsAdded);
    assert_eq!(added.unwrap().actor_name, "max");
}

/// Every mistake has its row, its column and what is expected there; the same mistake is mended in all rows at once.
#[test]
fn mistakes_are_told_and_mended() {
    let desk = Desk::new();
    let known = desk.t.seats(desk.asiakas.id, &["there@x.example"]);
    assert_eq!(known.len(), 1);
    let id = desk.uploaded(
        Kind::Users,
        "customer,email,username,edition,language,invite\n\
         Asiakas Oy,there@x.example,,standard,,\n\
         Asiakas Oy,harri.niemi@testi,,standard,,\n\
         Asiakas Oy,a@x.example,,Serveri,,\n\
         Asiakas Oy,a2@x.example,,Serveri,,\n\
         Asiakkas Oy,b@x.example,,Serveri,,\n\
         Nobody Inc,c@x.example,,standard,,\n\
         Asiakas Oy,d@x.example,there@x.example,standard,,\n\
         Asiakas Oy,e@x.example,,standard,klingon,\n\
         Asiakas Oy,f@x.example,,standard,Suomi,maybe\n\
         Asiakas Oy,g@x.example,,standard,fi-FI,\n\
         Asiakas Oy,G@X.example,,standard,,\n",
    );
    assert_eq!(desk.counts(id), (9, 1, 1, 0));
    let told = |number| desk.problems(id, number);
    assert_eq!(told(3), ["email not-an-email"]);
    assert_eq!(told(4), ["edition not-among-near"]);
    assert_eq!(told(6), ["customer customer-unknown-near"]);
    assert_eq!(told(7), ["customer customer-unknown"]);
    assert_eq!(told(8), ["username taken"]);
    assert_eq!(told(9), ["language not-a-choice"]);
    assert_eq!(told(10), ["invite not-yes-or-no"]);
    let found = desk.t.read(&desk.max, move |act| mistakes(act, id)).unwrap();
    let found: Vec<_> = found.iter().map(|one| (one.field.as_str(), one.value.as_str(), one.rows)).collect();
    assert_eq!(found, [("edition", "Serveri", 2)]);
    let mended =
        desk.t.work(&desk.max, move |act| replace(act, id, "edition", ("Serveri", "Server"))).unwrap();
    assert_eq!(mended, 2);
    desk.driven(id);
    // There is one unit of the edition.
    assert_eq!((told(4), told(5)), (vec![], vec!["edition no-unit-free".to_owned()]));
    assert_eq!(told(12), ["email twice"]);
    assert_eq!(desk.counts(id), (8, 2, 1, 0));
}

/// The units that a license has are a limit; what comes after is told before anything is added, and when it is.
#[test]
fn no_line_is_overfilled() {
    let desk = Desk::new();
    let rows: Vec<String> = (0..7).map(|n| format!("Asiakas Oy,u{n}@x.example,standard\n")).collect();
    let rows = rows.concat();
    let id = desk.uploaded(Kind::Users, &format!("customer,email,edition\n{rows}"));
    assert_eq!(desk.counts(id), (2, 5, 0, 0));
    assert_eq!(desk.problems(id, 8), ["edition no-unit-free"]);
    // Two units go to somebody else meanwhile.
    desk.runs(id);
    desk.t.seats(desk.asiakas.id, &["x@x.example", "y@x.example"]);
    desk.driven(id);
    assert_eq!(desk.counts(id), (4, 0, 0, 3));
    assert_eq!(desk.assigned(&desk.asiakas), 5);
    // With more units the rest follows.
    let license = desk.asiakas.id;
    desk.t.made(move |act| licenses::set_quantity(act, license, "standard", 9));
    let (fields, settings) = (desk.got(id).fields, Settings::default());
    desk.t.work(&desk.max, move |act| match_columns(act, id, &fields, &settings)).unwrap();
    desk.driven(id);
    assert_eq!(desk.counts(id), (0, 4, 0, 3));
    desk.runs(id);
    desk.driven(id);
    assert_eq!((desk.counts(id), desk.assigned(&desk.asiakas)), ((0, 0, 0, 7), 9));
}

/// For a day what was added and not touched goes again; what was used, edited or sent stays.
#[test]
fn an_import_can_be_taken_back() {
    let desk = Desk::new();
    let id = desk.uploaded(
        Kind::Users,
        "customer,email,edition,invite\nAsiakas Oy,a@x.example,standard,no\nAsiakas Oy,b@x.example,standard,no\n\
         Asiakas Oy,c@x.example,standard,yes\n",
    );
    desk.runs(id);
    desk.driven(id);
    let used = SeatId::from_uuid(desk.rows(id)[1].record.unwrap());
    desk.t.device(used, "laptop");
    desk.t.clock.advance_seconds(23 * 3600);
    desk.t.work(&desk.max, move |act| undo(act, id)).unwrap();
    desk.driven(id);
    let import = desk.got(id);
    assert_eq!((import.state, import.counts.removed, import.counts.kept), (State::Undone, 2, 1));
    assert_eq!(desk.assigned(&desk.asiakas), 1);
    assert_eq!(refusal(desk.t.work(&desk.max, move |act| undo(act, id))), Refusal::ImportNotOpen);
    // The file may come again after that, as another import.
    let again = desk.uploaded(Kind::Users, "customer,email,edition,invite\nAsiakas Oy,a@x.example,standard,no\nAsiakas Oy,b@x.example,standard,no\n\
         Asiakas Oy,c@x.example,standard,yes\n");
    assert_ne!(again, id);
    assert_eq!(desk.counts(again), (0, 2, 1, 0));
    desk.runs(again);
    desk.driven(again);
    desk.t.clock.advance_seconds(25 * 3600);
    assert_eq!(refusal(desk.t.work(&desk.max, move |act| undo(act, again))), Refusal::ImportTooOld);
}

/// A pasted list of addresses has no heads and needs none.
#[test]
fn a_pasted_list_needs_no_heads() {
    let desk = Desk::new();
    let mut new =
        new_import(Kind::Users, "a@x.example\tMatti Salo\nb@x.example\tLeena Koski\n", Repeat::Same);
    new.settings =
        Settings { customer: Some(desk.asiakas.customer), edition: "standard".into(), ..Settings::default() };
    let id = desk.begun(new);
    desk.driven(id);
    let import = desk.got(id);
    assert_eq!((import.header.join(""), import.fields.join(",")), ("AB".into(), "email,".into()));
    assert_eq!(desk.counts(id), (0, 2, 0, 0));
    // Once it is said that the other column holds names, they are taken.
    let (fields, settings) = (vec!["email".into(), "username".into()], import.settings);
    desk.t.work(&desk.max, move |act| match_columns(act, id, &fields, &settings)).unwrap();
    desk.driven(id);
    desk.runs(id);
    desk.driven(id);
    let customer = desk.asiakas.customer;
    let page =
        desk.t.made(move |act| seats::list(act, customer, &seats::SeatFilter::default(), &Window::first(10)));
    assert_eq!(
        page.items.iter().map(|seat| seat.username.as_str()).collect::<Vec<_>>(),
        ["Leena Koski", "Matti Salo"]
    );
}

/// Without the columns that are needed nothing is checked.
#[test]
fn columns_that_are_needed_are_asked_for() {
    let desk = Desk::new();
    let id = desk.uploaded(Kind::Users, "Väri;Koko\nsininen;5\n");
    assert_eq!(desk.got(id).state, State::Matching);
    let wrong = |fields: [&str; 2]| {
        let (fields, settings) = (fields.map(str::to_owned), Settings::default());
        let answer = desk.t.work(&desk.max, move |act| match_columns(act, id, &fields, &settings));
        let Refusal::Invalid(found) = refusal(answer) else { panic!("columns are wrong") };
        found.iter().map(|one| format!("{} {}", one.field, one.problem.code())).collect::<Vec<_>>()
    };
    assert_eq!(wrong(["", "nonsense"]), ["columns column-missing", "customer required"]);
    assert_eq!(wrong(["email", "email"]), ["customer required", "columns column-twice"]);
}

/// Two weeks after the upload an import is forgotten, with its rows.
#[test]
fn imports_are_forgotten() {
    let desk = Desk::new();
    let id = desk.uploaded(Kind::Users, FILE);
    desk.t.clock.advance_seconds((DAYS * 24 + 1) * 3600);
    assert_eq!(refusal(desk.t.read(&desk.max, move |act| get(act, id))), Refusal::NotFound);
    desk.t.work(&Caller::worker("purge"), |act| purge(act, 500)).unwrap();
    let dump = desk.t.dump();
    assert!(["imports", "import_rows", "import_queue"].iter().all(|table| dump[*table].is_empty()));
}

/// What nobody has begun to add can be thrown away, what was added cannot.
#[test]
fn an_import_can_be_thrown_away() {
    let desk = Desk::new();
    let id = desk.uploaded(Kind::Users, "customer,email,edition\nAsiakas Oy,a@x.example,standard\n");
    let done = desk.uploaded(Kind::Users, "customer,email,edition\nAsiakas Oy,b@x.example,standard\n");
    desk.runs(done);
    desk.driven(done);
    desk.t.work(&desk.max, move |act| discard(act, id)).unwrap();
    assert_eq!(refusal(desk.t.read(&desk.max, move |act| get(act, id))), Refusal::NotFound);
    assert_eq!(refusal(desk.t.work(&desk.max, move |act| discard(act, done))), Refusal::ImportNotOpen);
}

/// Mail that cannot go out keeps nobody from being added.
#[test]
fn mail_never_blocks() {
    let desk = Desk::new();
    let id =
        desk.uploaded(Kind::Users, "customer,username,edition,invite\nAsiakas Oy,kiosk-1,standard,yes\n");
    desk.runs(id);
    desk.driven(id);
    assert_eq!(desk.counts(id), (0, 0, 0, 1));
    let acme = desk.acme;
    let filter =
        invitations::Filter { status: Some(invitations::Status::All), ..invitations::Filter::default() };
    let page = desk.t.made(move |act| invitations::list(act, acme, &filter, &Window::first(10)));
    assert_eq!(page.items.len(), 1);
    assert!(desk.t.mails(MailKind::Invitation).is_empty());
}

/// What is said for all rows: which license they go on, and that units which are missing are added, by who may change
/// licenses.
#[test]
fn missing_units_are_added_if_that_is_said() {
    let desk = Desk::new();
    let customer = desk.asiakas.customer;
    let other = desk.t.license(customer, desk.asiakas.plan, 1, 0);
    let file = "email,edition\na@x.example,standard\nb@x.example,standard\nc@x.example,standard\n";
    let new = |settings: Settings| NewImport { settings, ..new_import(Kind::Users, file, Repeat::Anew) };
    let said = Settings { customer: Some(customer), license: other.number.clone(), ..Settings::default() };
    let id = desk.begun(new(said.clone()));
    desk.driven(id);
    assert_eq!(desk.counts(id), (2, 1, 0, 0), "one unit is there");
    assert_eq!(desk.problems(id, 3), ["edition no-unit-free"]);
    let id = desk.begun(new(Settings { add_units: true, ..said }));
    desk.driven(id);
    assert_eq!(desk.counts(id), (0, 3, 0, 0));
    desk.runs(id);
    desk.driven(id);
    assert_eq!((desk.counts(id), desk.assigned(&other)), ((0, 0, 0, 3), 3));
    let license = other.id;
    assert_eq!(desk.t.made(move |act| licenses::get(act, license)).lines[0].quantity, 3);
}

/// What is said for all rows tells one bringing of a file from another, word by word.
#[test]
fn the_same_file_in_another_way_is_another_import() {
    let key = |license: &str, edition: &str| {
        let mut new = new_import(Kind::Users, "a@x.example\n", Repeat::Same);
        (new.settings.license, new.settings.edition) = (license.to_owned(), edition.to_owned());
        file_key(&new, ImportId::from_uuid(uuid::Uuid::nil()))
    };
    assert_eq!(key("L-1", "pro"), key("L-1", "pro"));
    assert_ne!(key("L-1", "pro"), key("L-1p", "ro"));
    assert_ne!(key("L-1", ""), key("", "L-1"));
}

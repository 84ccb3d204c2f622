//! The sample data is whole, and made once.

use std::collections::BTreeSet;
use std::path::Path;

use domain::invitations::{self, Status as Tab};
use domain::licenses::{self, LicenseFilter};
use domain::page::Window;
use domain::{Caller, audit, customers, organizations, products};

use super::{facts, prepared};
use crate::config::{Config, Surroundings};
use crate::installation;

fn config(dir: &Path) -> Config {
    let flags = vec![("data_dir".to_owned(), dir.display().to_string())];
    let around = Surroundings { flags, ..Surroundings::default() };
    Config::load(&around.for_samples()).expect("a good configuration")
}

/// Every status and every invitation state is there to be seen; history goes back two years.
#[test]
fn the_story_shows_everything_once_and_is_kept() {
    let dir = tempfile::tempdir().expect("a directory");
    let config = config(dir.path());
    let told = prepared(&config).expect("made");
    assert_eq!(told.logins.len(), 6);
    assert!(told.token.as_ref().is_some_and(|token| token.starts_with("swt_")));
    assert_eq!(prepared(&config).expect("kept"), told, "made once");

    let world = installation::open(&config).expect("opened");
    let caller = Caller::command_line();
    let looked = world.read_blocking(&caller, |act| {
        let operator = organizations::tops(act)?[0];
        let partners = organizations::list(act, operator, "", &Window::first(50))?.items.len();
        let all = customers::list(act, operator, &customers::Filter::default(), &Window::first(200))?;
        let licenses = licenses::list_all(act, operator, &LicenseFilter::default(), &Window::first(200))?;
        let statuses: BTreeSet<String> =
            licenses.items.iter().map(|row| row.summary.standing.status.to_string()).collect();
        let tabs = invitations::counts(act, operator, None)?;
        let tabs: Vec<i64> = Tab::ALL.iter().map(|tab| tabs.of(*tab).number()).collect();
        let oldest = audit::list(act, operator, &Window::first(200))?.items.last().map(|event| event.at);
        let sample = licenses.items.iter().find(|row| row.customer_name == "Testiasiakas Oy");
        let plans = products::plans(act, operator)?;
        let revised = plans.iter().filter(|plan| plan.revision > 1).count();
        let space = sample.and_then(|row| row.summary.total_space_gb);
        Ok((partners, all.items.len(), statuses, tabs, oldest, (act.now(), space, revised)))
    });
    let (partners, customers, statuses, tabs, oldest, (now, space, revised)) = looked.expect("read");
    assert_eq!((partners, customers, revised), (5, 41, 1));
    assert_eq!(space, Some(75), "NX-27: five Standard and one Server");
    let wanted = ["active", "awaiting_payment", "customer_disabled", "draft", "expired", "grace"];
    let wanted = wanted.into_iter().chain(["not_yet_valid", "revoked", "suspended"]);
    assert_eq!(statuses, wanted.map(str::to_owned).collect());
    assert!(tabs.iter().all(|count| *count > 0), "{tabs:?}");
    assert!(tabs[0] >= 2000);
    assert!(oldest.is_some_and(|at| now.seconds_since(at) > 700 * 86_400));
    world.db().clone().close();

    std::fs::remove_file(dir.path().join("seatwright.db")).expect("removed");
    assert_ne!(prepared(&config).expect("made anew").logins, told.logins);
}

/// A demonstration never touches an installation that it did not make.
#[test]
fn other_data_is_left_alone() {
    let dir = tempfile::tempdir().expect("a directory");
    let config = config(dir.path());
    installation::open(&config).expect("a first start").db().clone().close();
    let refused = prepared(&config).expect_err("refused").to_string();
    assert!(refused.contains("is no sample data"), "{refused}");
    assert_eq!(facts::read(dir.path()).expect("read"), None);
}

//! The server killed in the middle of activations and releases, again and again: every yes that a client has heard is
//! true after the restart, none twice, and the counters say what the entries say.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use domain::{Caller, doctor};

use super::clients::{Shop, activated, released};
use super::program::Running;

const KILLS: usize = 10;
const CLIENTS: usize = 8;
const USERS: usize = 3_000;
/// Every third device is given back at once.
const GIVEN_BACK: usize = 3;

/// What a client has heard of one user's device.
#[derive(Clone, Debug, PartialEq)]
enum Heard {
    Activated(String),
    /// It asked for its release and heard nothing.
    Perhaps(String),
    Released(String),
}

/// Asks for one user's device; `None` when the server has gone before any yes.
fn asks(host: &str, at: usize, user: &(String, String)) -> Option<Heard> {
    let (status, answer) = activated(host, at, user)?;
    assert_eq!(status, 200, "{answer}");
    let id = answer["installation_id"].as_str().expect("an id").to_owned();
    if !at.is_multiple_of(GIVEN_BACK) {
        return Some(Heard::Activated(id));
    }
    let Some((status, answer)) = released(host, answer["device_token"].as_str().expect("a token")) else {
        return Some(Heard::Perhaps(id));
    };
    assert_eq!(status, 200, "{answer}");
    Some(Heard::Released(id))
}

/// Clients ask for one user after the other until the server is gone. Returns what was heard of each.
fn until_it_is_killed(
    server: Running,
    users: &[(String, String)],
    next: &AtomicUsize,
    after: Duration,
) -> Vec<(usize, Heard)> {
    let host = server.host();
    thread::scope(|threads| {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|_| {
                threads.spawn(|| {
                    let mut heard = Vec::new();
                    loop {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        let Some(user) = users.get(at) else { return heard };
                        let Some(told) = asks(&host, at, user) else { return heard };
                        heard.push((at, told));
                    }
                })
            })
            .collect();
        thread::sleep(after);
        // Killed without a word, and waited for.
        drop(server);
        clients.into_iter().flat_map(|client| client.join().expect("no client fails")).collect()
    })
}

#[test]
fn no_yes_is_lost_however_often_the_server_is_killed() {
    let shop = Shop::with_users(USERS);
    let users = &shop.users;
    let next = AtomicUsize::new(0);
    let mut heard = Vec::new();
    for round in 0..KILLS {
        let server = Running::start_with(shop.program(), "serve");
        heard.extend(until_it_is_killed(
            server,
            users,
            &next,
            Duration::from_millis(120 + 40 * round as u64),
        ));
    }
    assert!(heard.len() > 2 * KILLS, "the kills came in the middle: {}", heard.len());

    // One more start, by which what the last kill left is recovered.
    drop(Running::start_with(shop.program(), "serve"));
    let world = shop.opened();
    let rows: Vec<(String, String)> = world
        .db()
        .read_blocking(|tx| {
            tx.all(
                "SELECT s.username, COALESCE(i.released_by, '') AS released_by FROM installations i \
                 JOIN seats s ON s.customer_id = i.customer_id AND s.id = i.seat_id ORDER BY i.id",
                &[],
            )
        })
        .expect("read");
    let mut there: BTreeMap<&str, Vec<bool>> = BTreeMap::new();
    for (username, released_by) in &rows {
        there.entry(username).or_default().push(released_by.is_empty());
    }
    for (at, told) in &heard {
        let of_user = there.get(users[*at].0.as_str()).map_or(&[][..], Vec::as_slice);
        match told {
            Heard::Activated(id) => assert_eq!(of_user, [true], "{id}"),
            Heard::Released(id) => assert_eq!(of_user, [false], "{id}"),
            Heard::Perhaps(id) => assert_eq!(of_user.len(), 1, "{id}"),
        }
    }
    let ids: BTreeSet<&String> = heard
        .iter()
        .map(|(_, told)| match told {
            Heard::Activated(id) | Heard::Perhaps(id) | Heard::Released(id) => id,
        })
        .collect();
    assert_eq!(ids.len(), heard.len(), "none twice");
    let findings = world.work_blocking(&Caller::command_line(), doctor::examine).expect("examined");
    assert!(findings.is_empty(), "{findings:?}");
    world.db().clone().close();
}

//! Requests of clients that stop half-way: nothing comes of them, and the whole request is answered afterwards as if
//! they had never been.

use std::io::Write;
use std::net::{Shutdown, TcpStream};

use domain::{Caller, doctor};
use serde_json::json;

use super::clients::{Shop, activated, activation, answered, request};
use super::program::Running;

/// Sends the first so many bytes and goes away, one way or the other.
fn begun(host: &str, whole: &str, bytes: usize, politely: bool) {
    let mut socket = TcpStream::connect(host).expect("connects");
    socket.write_all(&whole.as_bytes()[..bytes]).expect("sent");
    if politely {
        socket.shutdown(Shutdown::Write).expect("says that no more comes");
    }
}

#[test]
fn what_stops_half_way_changes_nothing() {
    let shop = Shop::with_users(2);
    let users = &shop.users;
    let server = Running::start_with(shop.program(), "serve");
    let host = server.host();
    let whole = request(&host, "activate", "-", &activation(0, &users[0]));
    let head = whole.find("\r\n\r\n").expect("a head") + 4;
    let cuts = [1, 20, head - 2, head, head + 1, head.midpoint(whole.len()), whole.len() - 1];
    for cut in cuts {
        begun(&host, &whole, cut, true);
        begun(&host, &whole, cut, false);
    }
    let (status, answer) = activated(&host, 1, &users[1]).expect("others are answered");
    assert_eq!(status, 200, "{answer}");
    let token = answer["device_token"].as_str().expect("a token");
    let told = json!({ "storage_used_bytes": 7_000, "software_version": "1.0" });
    let check_in = request(&host, "check-in", token, &told);
    for cut in [check_in.len() - 20, check_in.len() - 1] {
        begun(&host, &check_in, cut, true);
    }
    let release = request(&host, "release", token, &json!({}));
    begun(&host, &release, release.len() - 1, true);
    let again =
        request(&host, "check-in", token, &json!({ "storage_used_bytes": 5, "software_version": "1.0" }));
    assert_eq!(answered(&host, &again).expect("an answer").0, 200, "it is still on its seat");
    drop(server);

    let world = shop.opened();
    let rows: Vec<(String, i64)> = world
        .db()
        .read_blocking(|tx| {
            tx.all(
                "SELECT device_hash, storage_used_bytes FROM installations WHERE storage_used_bytes <> 5",
                &[],
            )
        })
        .expect("read");
    assert!(rows.iter().all(|(_, stored)| *stored == 0), "{rows:?}");
    let (count,): (i64,) =
        world.db().read_blocking(|tx| tx.one("SELECT COUNT(*) FROM installations", &[])).expect("counted");
    assert_eq!(count, 1, "only the one whose request was whole");
    let findings = world.work_blocking(&Caller::command_line(), doctor::examine).expect("examined");
    assert!(findings.is_empty(), "{findings:?}");
    world.db().clone().close();
    let server = Running::start_with(shop.program(), "serve");
    assert_eq!(activated(&server.host(), 0, &users[0]).expect("an answer").0, 200);
}

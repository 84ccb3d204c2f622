//! A machine without a network and a real server, and somebody who walks between them.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;

use serde_json::{Value, json};

use crate::program::{Running, ran, text, told};

/// A license with one unit, and its user: the username and the code.
fn invited(data: &Path) -> (String, String) {
    invited_to(data, "1").1
}

/// A license with so many units, by its id, and its user.
fn invited_to(data: &Path, units: &str) -> (String, (String, String)) {
    let line = format!("standard={units}");
    told(data, &["account", "create", "ann@example.com", "--name", "Ann", "--found", "Example", "--json"]);
    told(data, &["product", "create", "Backup", "--edition", "standard:Standard:workstation:10", "--json"]);
    told(data, &["plan", "create", "Backup", "--name", "Yearly", "--units", "standard=1", "--json"]);
    told(data, &["customer", "create", "Testi Oy", "--country", "FI", "--json"]);
    let issue = ["license", "issue", "Testi Oy", "--plan", "Yearly", "--line", &line, "--json"];
    let license = told(data, &issue)["id"].as_str().expect("an id").to_owned();
    told(data, &["seat", "add", &license, "lab@testi.example", "--json"]);
    let seat = told(data, &["seat", "list", "Testi Oy", "--codes", "--json"])["items"][0].clone();
    let word = |name: &str| seat[name].as_str().unwrap_or_else(|| panic!("{name}: {seat}")).to_owned();
    (license, (word("username"), word("activation_code")))
}

/// The JSON that a real server answers.
fn carried(server: &Running, head: &str, body: &Value) -> Value {
    let host = server.said("console").and_then(|url| url.strip_prefix("http://")).expect("an address");
    let mut socket = TcpStream::connect(host).expect("it listens");
    let body = body.to_string();
    let request = format!(
        "{head} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    );
    socket.write_all(request.as_bytes()).expect("sent");
    let mut answer = String::new();
    socket.read_to_string(&mut answer).expect("answered");
    let (head, body) = answer.split_once("\r\n\r\n").expect("an answer");
    assert!(head.starts_with("HTTP/1.1 200 "), "{answer}");
    serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}: {answer}"))
}

/// Request, license file, receipt: the place is taken and free again, and the machine never spoke to the server.
#[test]
fn a_machine_without_a_network_is_licensed_and_gives_back() {
    let dir = tempfile::tempdir().expect("a directory");
    let data = dir.path();
    let (username, code) = invited(data);
    let installed = || {
        told(data, &["license", "list", "Testi Oy", "--json"])["items"][0]["lines"][0]["installed"].clone()
    };
    let server = Running::start(data, "serve");
    let path = |name: &str| data.join(name).to_str().expect("UTF-8").to_owned();
    let machine = |words: &[&str]| {
        let state = path("machine.json");
        let fixed = ["client", "--state", &state, "--fingerprint", "lab"];
        ran(data, &[&fixed, words].concat())
    };
    let line = |words: &[&str]| {
        let output = machine(words);
        assert!(output.status.success(), "{words:?}: {}", text(&output.stderr));
        text(&output.stdout).trim_end().to_owned()
    };

    let request = line(&["offline-request", "--username", &username, "--activation-code", &code]);
    let answer = carried(&server, "POST /activation/v1/offline", &json!({ "request": request }));
    assert_eq!(installed(), 1);
    let keys = carried(&server, "GET /activation/v1/keys", &json!({}));
    std::fs::write(path("keys.json"), keys.to_string()).expect("written");
    std::fs::write(path("license.jws"), answer["license_file"].as_str().expect("a file")).expect("written");
    let accepted = line(&["offline-accept", &path("license.jws"), "--keys", &path("keys.json"), "--json"]);
    let accepted: Value = serde_json::from_str(&accepted).expect("JSON");
    assert_eq!(accepted["installation_id"], answer["installation_id"]);
    let status: Value = serde_json::from_str(&line(&["status", "--json"])).expect("JSON");
    assert_eq!((&status["holds"], &status["license_file"]["username"]), (&json!(true), &json!(username)));

    let receipt = line(&["offline-return"]);
    assert_eq!(installed(), 1, "it is still to be carried");
    for receipt in [receipt.clone(), line(&["offline-return"])] {
        let answer = carried(&server, "POST /activation/v1/return", &json!({ "receipt": receipt }));
        assert_eq!(answer["released"], true);
        assert_eq!(installed(), 0, "the place is free");
    }
    let again = machine(&["offline-accept", &path("license.jws"), "--keys", &path("keys.json")]);
    assert!(text(&again.stderr).starts_with("license-file-returned: "), "{}", text(&again.stderr));

    let anew = line(&["offline-request", "--username", &username, "--activation-code", &code]);
    let answer = carried(&server, "POST /activation/v1/offline", &json!({ "request": anew }));
    std::fs::write(path("license.jws"), answer["license_file"].as_str().expect("a file")).expect("written");
    line(&["offline-accept", &path("license.jws")]);
    assert_eq!(installed(), 1, "a place of its own again");
}

/// A license file made at the machine, and what becomes of it when the key that signed it is stolen.
#[test]
fn a_license_file_is_made_and_its_key_withdrawn() {
    let dir = tempfile::tempdir().expect("a directory");
    let data = dir.path();
    invited(data);
    let seat = told(data, &["seat", "list", "Testi Oy", "--json"])["items"][0]["id"].clone();
    let seat = seat.as_str().expect("a user");
    let file = data.join("lab.jws");
    let made = |out: &str| {
        told(data, &["seat", "license-file", seat, "--device-name", "Lab", "--out", out, "--json"])
    };
    let answer = made(file.to_str().expect("UTF-8"));
    let written = std::fs::read_to_string(&file).expect("a file");
    assert_eq!(answer["license_file"], written.trim_end());
    let keys = told(data, &["signing-key", "list", "--json"]);
    let key = keys["items"][0]["id"].as_str().expect("a key").to_owned();
    assert_eq!(
        (keys["items"][0]["license_files"].clone(), &keys["items"][0]["use"]),
        (json!(1), &json!("signs"))
    );
    let after = told(data, &["signing-key", "withdraw", &key, "--json"]);
    let uses: Vec<&Value> = after["items"].as_array().expect("keys").iter().map(|key| &key["use"]).collect();
    assert_eq!(uses, ["signs", "withdrawn"]);
    let devices = told(data, &["device", "list", "--signed-by", &key, "--json"]);
    assert_eq!(devices["items"].as_array().map(Vec::len), Some(1), "{devices}");
    let fresh = after["items"][0]["id"].as_str().expect("a key");
    let none = told(data, &["device", "list", "--signed-by", fresh, "--json"]);
    assert_eq!(none["items"].as_array().map(Vec::len), Some(0));
}

/// NX-68: a deployment key installs a device, and the person who works on it takes it over with a name and code of their
/// own; the unit of the user that the key made is free again, and the device goes on.
#[test]
fn a_person_takes_an_enrolled_device_over() {
    let dir = tempfile::tempdir().expect("a directory");
    let data = dir.path();
    let (license, (username, code)) = invited_to(data, "2");
    let key = told(data, &["key", "create", &license, "--name", "Rollout", "--json"]);
    let key = key["deployment_key"].as_str().expect("a key").to_owned();
    let server = Running::start(data, "serve");
    let state = data.join("machine.json").to_str().expect("UTF-8").to_owned();
    let url = format!("http://{}", server.host());
    let machine = |words: &[&str]| {
        let fixed = ["client", "--state", &state, "--fingerprint", "kiosk", "--server", &url, "--json"];
        told(data, &[&fixed, words].concat())
    };
    let claim = ["claim", "--username", &username, "--activation-code", &code];
    let too_early = ran(data, &[&["client", "--state", &state, "--server", &url], &claim[..]].concat());
    assert!(text(&too_early.stderr).starts_with("not-activated: "), "{}", text(&too_early.stderr));
    let enrolled = machine(&["enroll", "--deployment-key", &key]);
    let line = || told(data, &["license", "show", &license, "--json"])["lines"][0].clone();
    assert_eq!((&line()["assigned"], &line()["installed"]), (&json!(2), &json!(1)));
    let claimed = machine(&claim);
    assert_eq!(claimed["installation_id"], enrolled["installation_id"]);
    assert_eq!((&line()["assigned"], &line()["installed"]), (&json!(1), &json!(1)));
    machine(&["check-in"]);
    let devices = told(data, &["device", "list", "--json"]);
    let device = &devices["items"][0];
    assert_eq!((&device["username"], &device["deployment_key"]), (&json!(username), &json!("Rollout")));
}

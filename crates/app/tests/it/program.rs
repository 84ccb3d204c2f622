//! The built program: first start, its commands beside a running server, its exit codes.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::clock::SystemClock;
use seatwright::catcher::{Catcher, Mood};
use serde_json::Value;

pub(super) fn program(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_seatwright"));
    command.env_clear().env("HOME", data).env("LANG", "en_US.UTF-8").arg("--data").arg(data);
    command
}

pub(super) fn ran(data: &Path, args: &[&str]) -> Output {
    program(data).args(args).output().expect("the program starts")
}

pub(super) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What a command printed as JSON; it must have worked.
pub(super) fn told(data: &Path, args: &[&str]) -> Value {
    let output = ran(data, args);
    assert!(output.status.success(), "{args:?}: {}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{args:?}: {}", text(&output.stdout)))
}

/// A server of its own; stopped by its id when dropped.
pub(super) struct Running {
    child: Child,
    lines: Vec<String>,
}

impl Running {
    pub(super) fn start(data: &Path, verb: &str) -> Running {
        Running::start_with(program(data), verb)
    }

    pub(super) fn start_with(mut command: Command, verb: &str) -> Running {
        let mut child = command
            .args(["--listen", "127.0.0.1:0", verb])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut lines = Vec::new();
        let stdout = BufReader::new(child.stdout.take().expect("piped"));
        for line in stdout.lines() {
            let line = line.expect("text");
            let is_ready = line == "ready";
            lines.push(line);
            if is_ready {
                break;
            }
        }
        Running { child, lines }
    }

    pub(super) fn said(&self, what: &str) -> Option<&str> {
        self.lines.iter().find_map(|line| line.strip_prefix(what)?.strip_prefix(": "))
    }

    /// Where it listens.
    pub(super) fn host(&self) -> String {
        self.said("console").and_then(|url| url.strip_prefix("http://")).expect("an address").to_owned()
    }

    /// The status line of a GET.
    fn get(&self, path: &str) -> String {
        self.answer(path).lines().next().unwrap_or_default().to_owned()
    }

    /// What a GET is answered.
    fn answer(&self, path: &str) -> String {
        let host = self.host();
        let mut socket = TcpStream::connect(&host).expect("it listens");
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        socket.write_all(request.as_bytes()).expect("sent");
        let mut answer = String::new();
        socket.read_to_string(&mut answer).expect("answered");
        answer
    }

    /// Asks it to stop; how long it took, and whether it ended well.
    fn stop(&mut self) -> (Duration, bool) {
        let begun = Instant::now();
        let id = self.child.id().to_string();
        let told = Command::new("kill").args(["-TERM", &id]).status().expect("kill exists");
        assert!(told.success());
        let ended = self.child.wait().expect("it ends");
        (begun.elapsed(), ended.success())
    }
}

/// SR-72, SR-54: what listens for the operator's commands is for the server's user only.
#[test]
fn only_the_servers_user_can_command_it() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().expect("a directory");
    let data = dir.path().join("data");
    let mut server = Running::start(&data, "serve");
    let mode = |path: &Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!((mode(&data), mode(&data.join("control.sock"))), (0o700, 0o600));
    assert_eq!((mode(&data.join("master.key")), mode(&data.join("seatwright.db"))), (0o600, 0o600));
    server.stop();
    assert!(!data.join("control.sock").exists());
}

/// RP-07: the process is killed in the middle of sending. Nothing is lost; a copy has the same Message-ID.
#[tokio::test(flavor = "multi_thread")]
async fn a_kill_in_the_middle_of_sending_loses_no_mail() {
    let dir = tempfile::tempdir().expect("a directory");
    let data = dir.path();
    let mut quiet = program(data);
    quiet.args(["--worker", "off"]);
    let mut demo = Running::start_with(quiet, "demo");
    assert!(demo.stop().1);
    let catcher = Catcher::start(0, Arc::new(SystemClock)).await.expect("started");
    catcher.manners().set_mood(Mood::Slow(Duration::from_millis(30)));
    let url = format!("smtp://127.0.0.1:{}?tls=none", catcher.address().port());
    let serve = || {
        let mut command = program(data);
        command.env("SEATWRIGHT_SMTP_URL", &url).env("SEATWRIGHT_SMTP_FROM", "licenses@example.com");
        Running::start_with(command, "serve")
    };
    let server = serve();
    until(|| catcher.store().count() >= 4).await;
    drop(server);
    let before = catcher.store().count();
    catcher.manners().forgive();
    let server = serve();
    let distinct = || {
        let mails = catcher.store().list("", 1000);
        mails.into_iter().map(|mail| mail.message_id).collect::<std::collections::BTreeSet<_>>().len()
    };
    let waiting = || told(data, &["invite", "list", "--status", "waiting", "--limit", "200", "--json"]);
    until(|| distinct() >= 15).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert!(before < distinct(), "it was in the middle");
    assert!(catcher.store().count() <= distinct() + 4, "only what was under way is doubled");
    let held = waiting()["items"]
        .as_array()
        .map_or(0, |rows| rows.iter().filter(|row| !row["answer"].is_null()).count());
    assert_eq!(held, 0);
    drop(server);
}

async fn until(holds: impl Fn() -> bool) {
    let waiting = async {
        while !holds() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), waiting).await.expect("in time");
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// SR-27: the first start prints a link good once, there is no account before; probes answer; it stops when asked.
#[test]
fn a_first_start_prints_a_link_and_serves() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut server = Running::start(dir.path(), "serve");
    let link = server.said("set-up").expect("a link").to_owned();
    let console = server.said("console").expect("an address").to_owned();
    assert!(link.starts_with(&format!("{console}/setup/")) && link.len() > console.len() + 40, "{link}");
    assert_eq!(server.get("/healthz"), "HTTP/1.1 200 OK");
    assert_eq!(server.get("/readyz"), "HTTP/1.1 200 OK");
    assert_eq!(server.get(link.strip_prefix(&console).expect("ours")), "HTTP/1.1 200 OK");
    assert_eq!(server.get("/setup/guessed"), "HTTP/1.1 404 Not Found");
    let keys = server.answer("/activation/v1/keys");
    assert_eq!(
        keys.matches(r#""kid":"#).count(),
        1,
        "to be built into programs before any is activated: {keys}"
    );
    let (took, well) = server.stop();
    assert!(well && took < Duration::from_secs(5), "{took:?}");

    let created =
        ran(dir.path(), &["account", "create", "ann@example.com", "--name", "Ann", "--found", "Example"]);
    assert!(created.status.success(), "{}", text(&created.stderr));
    assert!(text(&created.stdout).contains("/reset/"));
    let server = Running::start(dir.path(), "serve");
    assert_eq!(server.said("set-up"), None, "there is no second first run");
}

/// The same commands with and without a server that holds the database; refusals in the language of LANG.
#[test]
fn commands_work_beside_a_running_server() {
    let dir = tempfile::tempdir().expect("a directory");
    let data = dir.path();
    told(data, &["account", "create", "ann@example.com", "--name", "Ann", "--found", "Example", "--json"]);
    let server = Running::start(data, "serve");
    let made = told(data, &["customer", "create", "Testiasiakas Oy", "--country", "FI", "--json"]);
    assert!(made["id"].as_str().is_some_and(|id| id.starts_with("org_")));
    let token = told(data, &["token", "create", "scripts", "--json"]);
    assert!(token["token"].as_str().is_some_and(|token| token.starts_with("swt_")));
    let copy = data.join("copy.db");
    let backup = told(data, &["backup", copy.to_str().expect("a path"), "--json"]);
    assert!(backup["bytes"].as_u64().is_some_and(|bytes| bytes > 0) && copy.exists());
    let doctor = told(data, &["doctor", "--json"]);
    let checks = doctor["items"].as_array().expect("a list");
    assert!(checks.len() > 10 && checks.iter().any(|check| check["check"] == "mail-server"));
    drop(server);
    let listed = told(data, &["customer", "list", "--json"]);
    assert_eq!(listed["items"][0]["name"], "Testiasiakas Oy");
    let gone = ran(data, &["customer", "delete", "Testiasiakas Oy"]);
    assert!(gone.status.success());

    let refused =
        program(data).env("LANG", "fi_FI.UTF-8").args(["customer", "show", "Testiasiakas Oy"]).output();
    let refused = refused.expect("the program starts");
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        text(&refused.stderr).contains("Tätä ei ole") || !text(&refused.stderr).contains("does not exist")
    );
    let refused = ran(data, &["customer", "create", "X", "--country", "XX", "--json"]);
    let why: Value = serde_json::from_slice(&refused.stderr).expect("JSON");
    assert_eq!(
        (why["code"].as_str(), why["errors"][0]["field"].as_str()),
        (Some("invalid"), Some("country"))
    );
}

/// IT-13, invariant 6: the tree and the types of partners from the command line; an edited preset counts for the next
/// command and is taken back.
#[test]
fn partners_are_managed_from_the_command_line() {
    let dir = tempfile::tempdir().expect("a directory");
    let data = dir.path();
    told(data, &["account", "create", "ann@example.com", "--name", "Ann", "--found", "Example", "--json"]);
    for name in ["North", "South"] {
        told(data, &["organization", "create", name, "--json"]);
    }
    told(data, &["organization", "create", "Beta", "--below", "North", "--json"]);
    told(data, &["customer", "create", "Testi Oy", "--vendor", "Beta", "--country", "FI", "--json"]);
    let person = ["--admin-name", "Maria Rossi", "--admin-email", "maria@testi.example", "--json"];
    let mail = told(data, &[&["customer", "account-mail", "Testi Oy"], &person[..]].concat());
    assert!(mail["account_mail"].is_string());
    let seen = told(data, &["organization", "cut-off", "North", "--json"]);
    assert_eq!((&seen["partners"], &seen["customers"]), (&Value::from(1), &Value::from(1)));
    let stopped = told(data, &["organization", "disable", "North", "--reason", "unpaid", "--json"]);
    assert_eq!(stopped["disabled"], true);
    assert_eq!(ran(data, &["organization", "disable", "North"]).status.code(), Some(1));
    told(data, &["organization", "enable", "North", "--json"]);
    told(data, &["organization", "move", "Beta", "--below", "South", "--json"]);
    let refused = ran(data, &["organization", "close", "South", "--json"]);
    let why: Value = serde_json::from_slice(&refused.stderr).expect("JSON");
    assert_eq!(why["code"], "open-below");
    told(data, &["organization", "close", "North", "--json"]);

    let line = |action: &str| {
        let shown = told(data, &["partner-type", "show", "reseller", "--json"]);
        let lines = shown["items"].as_array().expect("a list").clone();
        lines.into_iter().find(|line| line["action"] == action).expect("the action")
    };
    assert_eq!(line("licenses.view")["allowed"], false);
    told(data, &["partner-type", "set", "reseller", "licenses.view", "yes", "--json"]);
    assert_eq!(
        (&line("licenses.view")["allowed"], &line("licenses.view")["default"]),
        (&true.into(), &false.into())
    );
    let blind = ran(data, &["partner-type", "set", "msp", "customers.view", "no"]);
    assert_eq!(blind.status.code(), Some(1));
    told(data, &["partner-type", "reset", "reseller", "--json"]);
    assert_eq!(line("licenses.view")["allowed"], false);
}

/// The catalogue through its verbs: a plan with all it promises, its sellers, an approval, overlapping licenses, and the
/// move to present terms.
#[test]
fn the_catalogue_has_its_verbs() {
    let dir = tempfile::tempdir().expect("a directory");
    let data = dir.path();
    let json = |args: &[&str]| told(data, &[args, &["--json"]].concat());
    json(&["account", "create", "ann@example.com", "--name", "Ann", "--found", "Example"]);
    json(&["organization", "create", "Acme"]);
    let product = json(&["product", "create", "Backup", "--edition", "standard:Standard:workstation:10"]);
    assert_eq!(product["editions"][0]["storage_gb"], 10);
    let plan =
        ["plan", "create", "Backup", "--name", "Yearly", "--feature", "archive", "--units", "standard=5"];
    let plan = json(&[plan.as_slice(), &["--notices", "-7, 30", "--life-ends-on", "2999-12-31"]].concat());
    assert_eq!((&plan["notices"], &plan["features"][0]), (&"30, -7".into(), &"archive".into()));
    json(&["customer", "create", "Testi Oy", "--country", "FI"]);
    let issue = ["license", "issue", "Testi Oy", "--plan", "Yearly", "--line", "standard=5"];
    let license = json(&issue);
    let license = license["id"].as_str().expect("an id").to_owned();
    let overlapping = ran(data, &[issue.as_slice(), &["--json"]].concat());
    let why: Value = serde_json::from_slice(&overlapping.stderr).expect("JSON");
    assert_eq!((overlapping.status.code(), &why["code"]), (Some(1), &"licenses-overlap".into()));
    let shown = json(&["license", "overlaps", "Testi Oy", "--plan", "Yearly"]);
    assert_eq!(shown["items"][0]["id"], license.as_str());
    json(&[issue.as_slice(), &["--overlap", "side-by-side"]].concat());

    json(&["plan", "change", "Yearly", "--grace-days", "3"]);
    let sellers = json(&["plan", "sellers", "Yearly", "--only", "Acme"]);
    assert_eq!((&sellers["items"][0]["sells"], &sellers["items"][0]["locked"]), (&true.into(), &true.into()));
    assert_eq!(json(&["plan", "approve", "Yearly", "Acme"])["locked"], false);
    assert_eq!(json(&["plan", "list", "Acme"])["items"][0]["revision"], 2);
    let revisions = json(&["plan", "revisions", "Yearly"]);
    assert_eq!(
        (&revisions["items"][0]["revision"], &revisions["items"][1]["licenses"]),
        (&2.into(), &2.into())
    );
    let dry = json(&["license", "adopt", &license, "--dry-run"]);
    assert_eq!(dry["changes"]["grace_days"], serde_json::json!([14, 3]));
    json(&["license", "adopt", &license]);
    assert_eq!(json(&["plan", "adopt", "Yearly", "1"])["moved"], 1);
    let changed = json(&["product", "change", "Backup", "--edition", "server:Server:server"]);
    assert_eq!(changed["editions"][1]["storage_gb"], Value::Null);
    assert_eq!(json(&["plan", "show", "Yearly"])["revision"], 3);
}

/// Seed 004 from the command line: a code first, then its customer, a share that comes back; lists leave as files, units
/// have nouns of their own, a text is tried, requests are listed.
#[test]
fn codes_lists_and_texts_have_their_verbs() {
    let dir = tempfile::tempdir().expect("a directory");
    let data = dir.path();
    let json = |args: &[&str]| told(data, &[args, &["--json"]].concat());
    json(&["account", "create", "ann@example.com", "--name", "Ann", "--found", "Example"]);
    json(&["organization", "create", "Acme"]);
    let create = ["product", "create", "Backup", "--edition", "standard:Standard:workstation:10"];
    let nouns = ["--noun", "standard:en:one=agent", "--noun", "standard:en:other=agents"];
    let product = json(&[create.as_slice(), &nouns].concat());
    assert_eq!(product["editions"][0]["nouns"]["en"]["other"], "agents");
    let finnish = ["--noun", "standard:fi:one=agentti", "--noun", "standard:fi:other=agenttia"];
    let product = json(&[["product", "change", "Backup"].as_slice(), &finnish].concat());
    assert_eq!(product["editions"][0]["nouns"]["fi"]["one"], "agentti");
    let half = ran(data, &["product", "change", "Backup", "--noun", "standard:it:one=agente"]);
    assert_eq!(half.status.code(), Some(1), "all plurals of a language or none");
    let plain = json(&["product", "change", "Backup", "--without-nouns", "standard"]);
    assert_eq!(plain["editions"][0]["nouns"], serde_json::json!({}));
    json(&["plan", "create", "Backup", "--name", "Yearly", "--units", "standard=5"]);
    let make = ["code", "make", "--plan", "Yearly", "--edition", "standard", "--units", "10", "--codes", "1"];
    let batch = json(&make)["id"].as_str().expect("an id").to_owned();
    let code = json(&["code", "print", &batch])["items"][0]["code"].as_str().expect("a code").to_owned();
    let entry =
        json(&["code", "add", &code, "--organization", "Acme"])["id"].as_str().expect("an id").to_owned();
    let edited = json(&["code", "edit", &entry, "--company", "Sogyo", "--email", "it@sogyo.example"]);
    assert_eq!((&edited["company"], &edited["email"]), (&"Sogyo".into(), &"it@sogyo.example".into()));
    assert_eq!(json(&["code", "edit", &entry, "--email", ""])["company"], "Sogyo");
    let add = ["code", "add-customer", &entry, "Sogyo SA", "4", "--country", "ES", "--management", "partner"];
    assert_eq!(json(&add)["pending"], 6);
    let given = json(&["code", "show", &entry, "--limit", "1"]);
    assert_eq!(
        (&given["items"][0]["to"], &given["items"][0]["standing"]),
        (&"Sogyo SA".into(), &"running".into())
    );
    json(&["customer", "disable", "Sogyo SA", "--reason", "unpaid", "--units", "return"]);
    assert_eq!(json(&["code", "list"])["items"][0]["pending"], 10);
    json(&["customer", "enable", "Sogyo SA"]);

    let (csv, xlsx) = (data.join("given.csv"), data.join("given.xlsx"));
    let (csv, xlsx) = (csv.to_str().expect("a path"), xlsx.to_str().expect("a path"));
    let export = ["export", "subscriptions", "--out", csv];
    json(&[export.as_slice(), &["--filter", &format!("stock_id={entry}")]].concat());
    let written = std::fs::read_to_string(csv).expect("a file");
    assert!(written.starts_with("allotment_id,") && written.contains("Sogyo SA"), "{written}");
    assert_eq!(ran(data, &export).status.code(), Some(1), "a file that is there is not written over");
    json(&["export", "customers", "--format", "xlsx", "--out", xlsx]);
    assert_eq!(std::fs::read(xlsx).expect("a file")[..2], *b"PK");
    let other = data.join("other.csv");
    let refused = ["export", "customers", "--out", other.to_str().expect("a path"), "--filter", "color=red"];
    assert_eq!((ran(data, &refused).status.code(), other.exists()), (Some(1), false));

    let sent = json(&["template", "test", "invitation", "en", "--to", "ann@example.com"]);
    assert_eq!(sent["to"], "ann@example.com");
    assert_eq!(
        ran(data, &["template", "test", "invitation", "en", "--to", "eve@example.com"]).status.code(),
        Some(1)
    );
    assert_eq!(json(&["request", "list"])["items"], serde_json::json!([]));
    assert_eq!(json(&["request", "list", "--customer", "Sogyo SA"])["items"], serde_json::json!([]));
    let unknown = ["request", "decline", "req_0000000000000000000000000", "--reason", "no"];
    assert_eq!(ran(data, &unknown).status.code(), Some(1));
}

/// NX-68: a deployment key from the command line, and a machine that enrolls by it with the reference client, whose
/// lease then holds without a connection.
#[test]
fn a_machine_enrolls_by_a_key_of_the_command_line() {
    let dir = tempfile::tempdir().expect("a directory");
    let data = dir.path();
    told(data, &["account", "create", "ann@example.com", "--name", "Ann", "--found", "Example", "--json"]);
    told(data, &["product", "create", "Backup", "--edition", "standard:Standard:workstation:10", "--json"]);
    told(data, &["plan", "create", "Backup", "--name", "Yearly", "--units", "standard=5", "--json"]);
    told(data, &["customer", "create", "Testi Oy", "--country", "FI", "--json"]);
    let issue = ["license", "issue", "Testi Oy", "--plan", "Yearly", "--line", "standard=5", "--json"];
    let license = told(data, &issue)["id"].as_str().expect("an id").to_owned();
    let create = ["key", "create", &license, "--name", "Kiosks", "--pattern", "kiosk-{device}", "--json"];
    let made = told(data, &create);
    let (id, secret) = (made["id"].as_str().expect("an id"), made["deployment_key"].as_str().expect("a key"));
    let limited = ["key", "change", id, "--most-devices", "1", "--network", "127.0.0.0/8", "--json"];
    assert_eq!(told(data, &limited)["most_devices"], 1);
    let server = Running::start(data, "serve");
    let address = server.said("console").expect("an address").to_owned();
    let client = |state: &str, words: &[&str]| {
        let state = data.join(state);
        let fixed = ["client", "--state", state.to_str().expect("a path"), "--server", &address];
        ran(data, &[&fixed, words].concat())
    };
    let enroll = |state: &str, machine: &str| {
        let words = ["enroll", "--deployment-key", secret, "--name", machine, "--fingerprint", machine];
        client(state, &words)
    };
    let taken = enroll("one.json", "PC-1");
    assert!(taken.status.success(), "{}", text(&taken.stderr));
    assert!(text(&taken.stdout).contains("kiosk-PC-1"), "{}", text(&taken.stdout));
    assert!(made["silent_install"].as_str().is_some_and(|line| line.contains(secret)), "{made}");
    let devices = told(data, &["device", "list", "Testi Oy", "--key", id, "--json"]);
    assert_eq!(devices["items"][0]["deployment_key"], "Kiosks", "{devices}");
    let device = devices["items"][0]["id"].as_str().expect("an id");
    let shown = told(data, &["device", "show", device, "--json"]);
    assert_eq!((&shown["deployment_key_id"], &shown["failed_runs"]), (&id.into(), &0.into()), "{shown}");
    let why = told(data, &["license", "explain", device, "--json"]);
    assert_eq!((&why["status"], &why["let_in"]), (&"active".into(), &true.into()), "{why}");
    assert!(why["items"].as_array().is_some_and(|rules| !rules.is_empty()), "{why}");
    let refused = enroll("two.json", "PC-2");
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains("deployment-key-used-up"), "{}", text(&refused.stderr));
    let held = client("one.json", &["status", "--fingerprint", "PC-1"]);
    assert!(held.status.success(), "{}", text(&held.stderr));
    let turned = told(data, &["key", "rotate", id, "--overlap-hours", "0", "--json"]);
    assert_ne!(turned["deployment_key"], made["deployment_key"]);
    let old = enroll("two.json", "PC-2");
    assert!(text(&old.stderr).contains("deployment-key-replaced"), "{}", text(&old.stderr));
    assert_eq!(told(data, &["key", "revoke", id, "--json"])["status"], "revoked");
    assert_eq!(told(data, &["key", "list", "Testi Oy", "--json"])["items"][0]["enrolled"], 1);
    drop(server);
}

/// Wrong usage and wrong configuration are told from a refusal.
#[test]
fn exit_codes_tell_usage_from_refusal() {
    let dir = tempfile::tempdir().expect("a directory");
    assert_eq!(ran(dir.path(), &["frobnicate"]).status.code(), Some(2));
    assert_eq!(ran(dir.path(), &["--set", "no.such=1", "serve"]).status.code(), Some(2));
    assert_eq!(ran(dir.path(), &["--listen", "0.0.0.0:0", "serve"]).status.code(), Some(2));
    assert_eq!(ran(dir.path(), &["account", "reset-link", "nobody@example.com"]).status.code(), Some(1));
    assert!(ran(dir.path(), &["--help"]).status.success());
    let completions = ran(dir.path(), &["completions", "bash"]);
    assert!(text(&completions.stdout).contains("_seatwright"));
    let migrated = ran(dir.path(), &["migrate"]);
    assert!(text(&migrated.stdout).contains("nothing to apply"), "{}", text(&migrated.stdout));
}

/// `demo` prints one line a fact, then `ready`; people in five languages, mail caught on this machine.
#[test]
fn a_demonstration_prints_its_facts() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut demo = Running::start(dir.path(), "demo");
    assert!(demo.said("console").is_some_and(|url| url.starts_with("http://127.0.0.1:")));
    assert!(demo.said("mail").is_some_and(|url| url.starts_with("http://127.0.0.1:")));
    assert!(demo.said("token").is_some_and(|token| token.starts_with("swt_")));
    let logins: Vec<_> = demo.lines.iter().filter(|line| line.starts_with("login: ")).collect();
    assert_eq!(logins.len(), 6);
    assert!(logins.iter().all(|line| line.split(' ').count() == 3), "{logins:?}");
    assert_eq!(demo.lines.last().map(String::as_str), Some("ready"));
    assert_eq!(demo.get("/readyz"), "HTTP/1.1 200 OK");
    let before = demo.lines[1].clone();
    assert!(demo.stop().1);
    let begun = Instant::now();
    let again = Running::start(dir.path(), "demo");
    assert!(begun.elapsed() < Duration::from_secs(2), "the data is made once: {:?}", begun.elapsed());
    assert_eq!(again.lines[1], before);
}

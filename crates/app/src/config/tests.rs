//! Precedence, suggestions, secrets and combinations of the configuration.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use super::{Config, Problem, SmtpTls, Surroundings, Switch, print};

struct Given {
    around: Surroundings,
    dir: tempfile::TempDir,
}

fn given() -> Given {
    let around = Surroundings { file: None, ..Surroundings::default() };
    let dir = tempfile::tempdir().expect("a temporary directory");
    let mut given = Given { around, dir };
    given.file("", 0o600);
    given
}

impl Given {
    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn write(&self, name: &str, text: &str, mode: u32) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, text).expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("mode set");
        path
    }

    fn file(&mut self, text: &str, mode: u32) -> &mut Self {
        self.around.file = Some(self.write("config.toml", text, mode));
        self
    }

    fn variable(&mut self, name: &str, value: &str) -> &mut Self {
        self.around.environment.insert(name.to_owned(), value.to_owned());
        self
    }

    fn flag(&mut self, name: &str, value: &str) -> &mut Self {
        self.around.flags.push((name.to_owned(), value.to_owned()));
        self
    }

    fn load(&self) -> Result<Config, String> {
        Config::load(&self.around)
            .map_err(|problems| problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n"))
    }

    fn refused(&self) -> String {
        self.load().expect_err("must be refused")
    }
}

#[test]
fn flag_wins_over_environment_over_file_over_default() {
    let mut given = given();
    assert_eq!(given.load().expect("defaults").listen.port(), 8080);
    given.file("listen = \"127.0.0.1:1001\"", 0o644);
    assert_eq!(given.load().expect("file").listen.port(), 1001);
    given.variable("SEATWRIGHT_LISTEN", "127.0.0.1:1002");
    assert_eq!(given.load().expect("environment").listen.port(), 1002);
    given.flag("listen", "127.0.0.1:1003");
    assert_eq!(given.load().expect("flag").listen.port(), 1003);
}

#[test]
fn unknown_settings_are_refused_with_the_nearest_known_one() {
    let mut given = given();
    given.file("[smtp]\nhots = \"mail.example.com\"", 0o600);
    assert!(
        given.refused().contains("unknown setting smtp.hots, did you mean smtp.host?"),
        "{}",
        given.refused()
    );
    given.file("", 0o600).variable("SEATWRIGHT_DATABSE", "sqlite:x");
    assert!(given.refused().contains("did you mean SEATWRIGHT_DATABASE?"), "{}", given.refused());
    given.around.environment.clear();
    given.flag("zebra", "1");
    assert_eq!(given.refused(), "command line: unknown setting zebra");
}

#[test]
fn what_orchestrators_and_installed_programs_use_is_left_alone() {
    let mut given = given();
    given
        .variable("SEATWRIGHT_MACHINE_ID", "box-1")
        .variable("SEATWRIGHT_KIT", "libseatwright_kit.so")
        .variable("SEATWRIGHT_SERVICE_HOST", "10.1.2.3")
        .variable("SEATWRIGHT_PORT_80_TCP", "tcp://10.1.2.3:80");
    assert!(given.load().is_ok());
}

/// SR-72.
#[test]
fn a_file_with_secrets_that_everybody_can_read_is_refused() {
    let with_secret = "[smtp]\nhost = \"localhost\"\npassword = \"hunter2\"\nfrom = \"a@example.com\"";
    let mut given = given();
    given.file(with_secret, 0o644);
    assert!(given.refused().contains("everybody can read it: chmod 600"));
    assert!(!given.refused().contains("hunter2"));
    given.file(with_secret, 0o640);
    assert!(given.load().is_ok());
    given.file("database = \"postgres://sw:hunter2@db/sw\"", 0o644);
    assert!(given.refused().contains("everybody can read it"));
    given.file("database = \"postgres://db/sw\"", 0o644);
    assert!(given.load().is_ok());
}

#[test]
fn secrets_come_from_files_of_their_own() {
    let mut given = given();
    let secret = given.write("password", "hunter2\n", 0o600);
    given.file("[smtp]\nhost = \"localhost\"\nfrom = \"a@example.com\"", 0o644);
    given.variable("SEATWRIGHT_SMTP_PASSWORD_FILE", secret.to_str().expect("UTF-8"));
    assert_eq!(given.load().expect("loads").smtp.expect("smtp").password.as_deref(), Some("hunter2"));

    given.write("password", "hunter2\n", 0o604);
    assert!(given.refused().contains("everybody can read it"));
    given.write("password", "\n", 0o600);
    assert!(given.refused().contains("is empty"));
    given.variable("SEATWRIGHT_SMTP_PASSWORD_FILE", "/nowhere");
    assert!(given.refused().contains("/nowhere"));

    given.around.environment.clear();
    given.write("password", "hunter3", 0o600);
    let text = format!("[smtp]\nhost = \"localhost\"\nfrom = \"a@example.com\"\npassword_file = {secret:?}");
    given.file(&text, 0o644);
    assert_eq!(given.load().expect("loads").smtp.expect("smtp").password.as_deref(), Some("hunter3"));
}

#[test]
fn a_secret_on_the_command_line_is_refused() {
    let mut given = given();
    given.flag("smtp.password", "hunter2");
    assert!(given.refused().contains("SEATWRIGHT_SMTP_PASSWORD_FILE"));
    assert!(!given.refused().contains("hunter2"));
}

#[test]
fn print_shows_values_and_sources_but_no_secret() {
    let mut given = given();
    given.file("[smtp]\nurl = \"smtps://sw:hunter2@mail.example.com\"\nfrom = \"a@example.com\"", 0o600);
    given.variable("SEATWRIGHT_DATABASE", "postgres://sw:hunter2@db/sw?sslpassword=hunter2");
    given.flag("worker", "off");
    let text = print(&given.around).expect("prints");
    assert!(!text.contains("hunter2"), "{text}");
    let line = |start: &str| text.lines().find(|line| line.starts_with(start)).expect(start).to_owned();
    assert!(line("worker").ends_with("# command line"));
    assert!(line("database = \"postgres://sw:***@db/sw").ends_with("# SEATWRIGHT_DATABASE"));
    assert!(line("smtp.url").ends_with("config.toml"));
    assert!(line("listen").ends_with("# default"));
    assert!(line("smtp.host").contains("(not set)"));
}

#[test]
fn what_is_not_a_url_shows_nothing_of_its_password() {
    for text in ["postgres://sw:hun:ter2@[bad/sw", "sw:hunter2@db", "postgres://u:hunter2@h:port/x"] {
        assert!(!print::without_password(text).contains("ter2"), "{text}");
    }
    assert_eq!(print::without_password("sqlite:/var/x@y.db"), "sqlite:/var/x@y.db");
}

#[test]
fn the_mail_server_is_encrypted_unless_local_or_allowed() {
    let smtp = |more: &str| {
        let mut given = given();
        given.file(&format!("[smtp]\nfrom = \"Example <a@example.com>\"\n{more}"), 0o600);
        given.load().map(|config| config.smtp.expect("smtp"))
    };
    let plain = smtp("host = \"mail.example.com\"").expect("tls by default");
    assert_eq!((plain.tls, plain.port), (SmtpTls::Tls, 465));
    let local = smtp("host = \"localhost\"").expect("local");
    assert_eq!((local.tls, local.port), (SmtpTls::None, 25));
    let refused = smtp("host = \"mail.example.com\"\ntls = \"none\"").expect_err("plain text to the network");
    assert!(refused.contains("unencrypted"), "{refused}");
    let allowed =
        smtp("host = \"mail.example.com\"\ntls = \"none\"\nallow_plaintext = true").expect("allowed");
    assert_eq!((allowed.tls, allowed.port), (SmtpTls::None, 25));
    let refused = smtp("url = \"smtp://mail.example.com?tls=none\"").expect_err("plain text to the network");
    assert!(refused.contains("unencrypted"), "{refused}");
}

#[test]
fn a_mail_url_says_it_all() {
    let table = [
        ("smtps://mail.example.com", "mail.example.com", 465, None, None, SmtpTls::Tls),
        (
            "smtp://mail.example.com:2525?tls=starttls",
            "mail.example.com",
            2525,
            None,
            None,
            SmtpTls::StartTls,
        ),
        ("smtp://mail.example.com", "mail.example.com", 587, None, None, SmtpTls::StartTls),
        ("smtp://127.0.0.1:1025?tls=none", "127.0.0.1", 1025, None, None, SmtpTls::None),
        ("smtps://a%40b.c:p%26w%3D%25+x@[::1]", "::1", 465, Some("a@b.c"), Some("p&w=%+x"), SmtpTls::Tls),
    ];
    for (url, host, port, user, password, tls) in table {
        let mut given = given();
        given.file(&format!("[smtp]\nfrom = \"a@example.com\"\nurl = \"{url}\""), 0o600);
        let smtp = given.load().expect(url).smtp.expect(url);
        assert_eq!((smtp.host.as_str(), smtp.port, smtp.tls), (host, port, tls), "{url}");
        assert_eq!((smtp.user.as_deref(), smtp.password.as_deref()), (user, password), "{url}");
    }
    for url in
        ["http://mail.example.com", "mail.example.com", "smtp://mail.example.com?tls=perhaps", "smtps://"]
    {
        let mut given = given();
        given.file(&format!("[smtp]\nfrom = \"a@example.com\"\nurl = \"{url}\""), 0o600);
        assert!(given.refused().contains("smtp.url"), "{url}");
    }
}

/// SR-54.
#[test]
fn the_public_url_is_https_without_path_and_needed_beyond_loopback() {
    for (url, fine) in [
        ("https://licenses.example.com", true),
        ("https://licenses.example.com:8443/", true),
        ("http://localhost:8080", true),
        ("http://licenses.example.com", false),
        ("https://licenses.example.com/app", false),
        ("https://u:p@licenses.example.com", false),
        ("licenses.example.com", false),
        ("ftp://licenses.example.com", false),
    ] {
        let mut given = given();
        given.flag("public_url", url);
        assert_eq!(given.load().is_ok(), fine, "{url}");
    }
    let mut given = given();
    assert!(given.load().expect("loads").check_for_serving().is_ok());
    given.flag("listen", "0.0.0.0:80");
    assert!(given.load().expect("loads").check_for_serving().is_err());
    given.flag("public_url", "https://licenses.example.com");
    assert!(given.load().expect("loads").check_for_serving().is_ok());
}

#[test]
fn nonsense_is_refused_all_at_once() {
    let mut given = given();
    given.file(
        "listen = \"here\"\nworker = 3\ntrusted_proxies = [\"10.0.0.0/33\"]\n[limits]\nconnections = 0",
        0o600,
    );
    let said = given.refused();
    for key in ["listen (", "worker (", "trusted_proxies (", "limits.connections ("] {
        assert!(said.contains(key), "{key} in {said}");
    }
    given.file("database = \"mysql://x\"", 0o600);
    assert!(given.refused().contains("database ("));
    given.file("listen = [1, 2]", 0o600);
    assert!(given.refused().contains("listen must be text"));
    given.file("listen = ", 0o600);
    assert!(given.refused().contains("config.toml"));
    given.around.file = Some(PathBuf::from("/nowhere.toml"));
    assert!(given.refused().contains("/nowhere.toml"));
}

#[test]
fn data_lies_where_the_system_wants_it() {
    let mut given = given();
    assert_eq!(given.load().expect("loads").data_dir, Path::new("/var/lib/seatwright"));
    given.variable("HOME", "/home/ann");
    let config = given.load().expect("loads");
    assert_eq!(config.database, "sqlite:/home/ann/.local/share/seatwright/seatwright.db");
    assert_eq!(config.master_key_file, Path::new("/home/ann/.local/share/seatwright/master.key"));
    given.variable("STATE_DIRECTORY", "/var/lib/other:/var/lib/second");
    assert_eq!(given.load().expect("loads").data_dir, Path::new("/var/lib/other"));
    given.flag("data_dir", "/srv/sw").flag("worker", "off");
    let config = given.load().expect("loads");
    assert_eq!((config.data_dir.as_path(), config.worker), (Path::new("/srv/sw"), Switch::Off));
}

//! Letters through a real socket to the mail catcher, in all its moods (RP-07, RP-08, SR-39).

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::clock::SystemClock;
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{ServerConfig, crypto};

use super::*;
use crate::catcher::{Catcher, Mood};
use crate::config::SmtpTls;

fn letter(to: &str) -> Letter {
    Letter {
        message_id: format!("m.{}@licenses.example.com", to.len()),
        from_name: "Example".into(),
        from_address: "licenses@example.com".into(),
        reply_to: None,
        to: to.into(),
        subject: "Tervetuloa, käyttäjä".into(),
        html: "<p>Hyvää päivää</p>".into(),
        text: "Hyvää päivää\n.\n..piste".into(),
        language: "fi".into(),
        ..Letter::default()
    }
}

fn smtp(port: u16, tls: SmtpTls) -> Smtp {
    Smtp {
        host: "127.0.0.1".into(),
        port,
        user: None,
        password: None,
        tls,
        ca_file: None,
        from: "licenses@example.com".parse().expect("a mailbox"),
        reply_to: None,
    }
}

async fn pair() -> (Catcher, Postman) {
    let catcher = Catcher::start(0, Arc::new(SystemClock)).await.expect("started");
    let postman = Postman::new(&smtp(catcher.address().port(), SmtpTls::None)).expect("good settings");
    (catcher, postman.with_patience(Duration::from_secs(5)))
}

async fn refused(postman: &Postman, to: &str) -> (Kind, String) {
    let undelivered = postman.send(&letter(to)).await.expect_err("must not be taken");
    (undelivered.kind, undelivered.reply)
}

#[tokio::test]
async fn a_letter_arrives_as_it_was_written() {
    let (catcher, postman) = pair().await;
    let accepted = postman.send(&letter("ann@example.fi")).await.expect("taken");
    assert_eq!(accepted.server_reply, "250 2.0.0 kept as 1");
    let caught = catcher.store().letter(1).expect("caught");
    assert_eq!(caught.summary.to, ["ann@example.fi"]);
    assert_eq!(caught.summary.from, "licenses@example.com");
    assert_eq!(caught.summary.subject, "Tervetuloa, käyttäjä");
    assert_eq!(
        (caught.summary.language.as_str(), caught.summary.message_id.as_str()),
        ("fi", "m.14@licenses.example.com")
    );
    let text = caught.text.expect("text").replace("\r\n", "\n");
    assert_eq!(text.trim_end(), "Hyvää päivää\n.\n..piste");
    assert_eq!(caught.html.expect("HTML").trim_end(), "<p>Hyvää päivää</p>");
}

/// RP-08: 4xx is tried again, 5xx is not, and one bad recipient spoils nothing for the next.
#[tokio::test]
async fn refusals_are_told_apart_and_the_connection_goes_on() {
    let (catcher, postman) = pair().await;
    catcher.manners().refuse("busy@", 451);
    catcher.manners().refuse("gone@", 550);
    let (kind, reply) = refused(&postman, "gone@example.fi").await;
    assert_eq!((kind, reply.as_str()), (Kind::Permanent, "550 5.1.1 gone@example.fi refused"));
    let (kind, reply) = refused(&postman, "busy@example.fi").await;
    assert_eq!((kind, reply.as_str()), (Kind::Retry, "451 4.1.1 busy@example.fi refused"));
    assert_eq!(refused(&postman, "ann+550@example.fi").await.0, Kind::Permanent);
    postman.send(&letter("ann@example.fi")).await.expect("taken");
    for (code, kind) in [(451, Kind::Retry), (554, Kind::Permanent)] {
        catcher.manners().set_mood(Mood::Refusing(code));
        assert_eq!(refused(&postman, "ann@example.fi").await.0, kind);
    }
    catcher.manners().forgive();
    postman.send(&letter("ann@example.fi")).await.expect("taken");
    assert_eq!(catcher.store().count(), 2);
}

/// RP-08.
#[tokio::test]
async fn a_server_that_is_down_or_closing_means_retry() {
    let (catcher, postman) = pair().await;
    for mood in [Mood::Closing, Mood::Turning] {
        catcher.manners().set_mood(mood);
        assert_eq!(refused(&postman, "ann@example.fi").await.0, Kind::Retry, "{mood:?}");
    }
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("bound");
    let port = listener.local_addr().expect("an address").port();
    drop(listener);
    let nobody = Postman::new(&smtp(port, SmtpTls::None)).expect("good settings");
    let (kind, reply) = refused(&nobody, "ann@example.fi").await;
    assert_eq!(kind, Kind::Retry);
    assert!(reply.to_lowercase().contains("refused"), "{reply}");
}

/// RP-08: whatever the server does, an attempt ends.
#[tokio::test]
async fn a_stalling_server_is_given_up() {
    let (catcher, postman) = pair().await;
    let postman = postman.with_patience(Duration::from_millis(400));
    for mood in [
        Mood::Silent,
        Mood::Stalling,
        Mood::Trickling(Duration::from_millis(60)),
        Mood::Slow(Duration::from_secs(9)),
    ] {
        catcher.manners().set_mood(mood);
        let began = Instant::now();
        let (kind, reply) = refused(&postman, "ann@example.fi").await;
        assert_eq!(kind, Kind::Retry, "{mood:?}: {reply}");
        assert!(began.elapsed() < Duration::from_secs(3), "{mood:?}");
    }
    catcher.manners().forgive();
    postman.with_patience(Duration::from_secs(5)).send(&letter("ann@example.fi")).await.expect("taken");
}

/// RP-07: a cut between content and reply is neither delivered nor undelivered.
#[tokio::test]
async fn a_cut_after_the_content_is_unknown() {
    let (catcher, postman) = pair().await;
    catcher.manners().set_mood(Mood::Cutting);
    assert_eq!(refused(&postman, "ann@example.fi").await.0, Kind::Unknown);
    assert_eq!(catcher.store().count(), 1);
    catcher.manners().forgive();
    postman.send(&letter("ann@example.fi")).await.expect("taken");
    let sent: Vec<_> = catcher.store().list("", 9).into_iter().map(|one| one.message_id).collect();
    assert_eq!(sent[0], sent[1], "the second copy has the same name");
}

/// RP-07: the same when the reply is late, and the late reply is not taken for the next letter's.
#[tokio::test]
async fn a_late_reply_is_unknown_and_never_another_letters() {
    let (catcher, postman) = pair().await;
    postman.send(&letter("ann@example.fi")).await.expect("taken");
    let postman = postman.with_patience(Duration::from_millis(1750));
    // Three replies fit into the patience, the fourth, to the content, does not.
    catcher.manners().set_mood(Mood::Slow(Duration::from_millis(500)));
    assert_eq!(refused(&postman, "bob@example.fi").await.0, Kind::Unknown);
    catcher.manners().forgive();
    catcher.manners().refuse("carl@", 550);
    assert_eq!(refused(&postman, "carl@example.fi").await.0, Kind::Permanent);
}

#[tokio::test]
async fn a_kept_connection_that_the_server_closed_costs_no_attempt() {
    let (catcher, postman) = pair().await;
    postman.send(&letter("ann@example.fi")).await.expect("taken");
    catcher.manners().set_mood(Mood::Cutting);
    // Leaves no kept connection behind …
    assert_eq!(refused(&postman, "ann@example.fi").await.0, Kind::Unknown);
    catcher.manners().forgive();
    postman.send(&letter("ann@example.fi")).await.expect("taken");
    // … and one closed behind our back is replaced.
    catcher.manners().hang_up();
    tokio::time::sleep(Duration::from_millis(100)).await;
    postman.send(&letter("ann@example.fi")).await.expect("taken over a fresh connection");
    postman.rest().await;
}

#[tokio::test]
async fn a_wrong_password_is_not_the_letters_fault() {
    let (catcher, _) = pair().await;
    catcher.manners().require_login("sw", "right");
    let mut settings = smtp(catcher.address().port(), SmtpTls::None);
    settings.user = Some("sw".into());
    for (password, fine) in [("wrong", false), ("right", true)] {
        settings.password = Some(password.into());
        let postman = Postman::new(&settings).expect("good settings");
        assert_eq!(postman.check().await.is_ok(), fine);
        match postman.send(&letter("ann@example.fi")).await {
            Ok(_) => assert!(fine),
            Err(undelivered) => {
                assert_eq!(undelivered.kind, Kind::Retry);
                assert!(undelivered.reply.starts_with("535"), "{}", undelivered.reply);
            }
        }
    }
    settings.password = None;
    assert!(Postman::new(&settings).is_err());
    settings.user = None;
    let (kind, reply) = refused(&Postman::new(&settings).expect("good settings"), "ann@example.fi").await;
    assert_eq!(kind, Kind::Retry, "{reply}");
}

#[tokio::test]
async fn an_unfit_letter_is_refused_before_any_connection() {
    let postman = Postman::new(&smtp(1, SmtpTls::None)).expect("good settings");
    let (kind, reply) = refused(&postman, "ann@example.fi, eve@example.org").await;
    assert_eq!((kind, reply.as_str()), (Kind::Permanent, Unfit::To.reason()));
}

/// SR-39: STARTTLS or nothing.
#[tokio::test]
async fn a_server_without_starttls_gets_nothing() {
    let (catcher, _) = pair().await;
    let postman = Postman::new(&smtp(catcher.address().port(), SmtpTls::StartTls)).expect("good settings");
    assert_eq!(refused(&postman, "ann@example.fi").await.0, Kind::Retry);
    assert_eq!(catcher.store().count(), 0);
}

/// SR-39: a certificate that nobody vouches for is refused; one by a trusted authority is taken.
#[tokio::test]
async fn certificates_are_verified() {
    let (catcher, _) = pair().await;
    let port = tls_front("127.0.0.1", catcher.address().port()).await;
    let mut settings = smtp(port, SmtpTls::Tls);
    let (kind, reply) = refused(&Postman::new(&settings).expect("good settings"), "ann@example.fi").await;
    assert_eq!(kind, Kind::Retry);
    assert!(reply.contains("certificate"), "{reply}");
    assert_eq!(catcher.store().count(), 0);

    settings.ca_file = Some(fixture("localhost.pem"));
    let trusting = Postman::new(&settings).expect("good settings");
    trusting.send(&letter("ann@example.fi")).await.expect("taken");

    settings.host = "127.0.0.2".into();
    settings.port = tls_front("127.0.0.2", catcher.address().port()).await;
    let (_, reply) = refused(&Postman::new(&settings).expect("good settings"), "ann@example.fi").await;
    assert!(reply.contains("certificate"), "another name than the one vouched for: {reply}");
    settings.ca_file = Some("/nowhere.pem".into());
    assert!(Postman::new(&settings).is_err());
}

fn fixture(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// A TLS door in front of a plain port, with a certificate of its own making for 127.0.0.1.
async fn tls_front(ip: &str, plain: u16) -> u16 {
    let certificate = CertificateDer::from_pem_file(fixture("localhost.pem")).expect("a certificate");
    let key = PrivateKeyDer::from_pem_file(fixture("localhost.key")).expect("a key");
    let config = ServerConfig::builder_with_provider(Arc::new(crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .expect("a pair");
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind((ip, 0)).await.expect("bound");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                let Ok(mut outside) = acceptor.accept(socket).await else { return };
                let inside = tokio::net::TcpStream::connect(("127.0.0.1", plain)).await;
                let mut inside = inside.expect("the catcher listens");
                drop(tokio::io::copy_bidirectional(&mut outside, &mut inside).await);
            });
        }
    });
    port
}

//! Mails from the outbox through a real socket to the mail catcher, in all its moods (RP-07, RP-08, RP-10, RP-25).

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use domain::access::{PartnerType, Role};
use domain::clock::SystemClock;
use domain::ids::OrganizationId;
use domain::invitations::{self, Selection};
use domain::messages::{self, Filter, MessageRow, MessageState};
use domain::page::Window;
use domain::products::PlanForm;
use domain::testing::TestWorld;
use domain::{Caller, audit};
use tokio::sync::watch;

use super::{MailState, Mailing, Tools, Worker, mail};
use crate::catcher::{Catcher, Mood};
use crate::config::{Smtp, SmtpTls};
use crate::smtp::Postman;

const BASE: &str = "https://licenses.example.com";

struct Post {
    t: TestWorld,
    partner: OrganizationId,
    mia: Caller,
    catcher: Catcher,
    state: Arc<MailState>,
    patience: Duration,
}

impl Post {
    async fn new() -> Post {
        let t = TestWorld::new();
        let partner = t.partner(t.operator(), "Acme", PartnerType::Msp);
        let mia = t.person("mia", partner, Role::Manager);
        let catcher = Catcher::start(0, Arc::new(SystemClock)).await.expect("started");
        Post { t, partner, mia, catcher, state: Arc::default(), patience: Duration::from_secs(10) }
    }

    fn smtp(&self) -> Smtp {
        Smtp {
            host: "127.0.0.1".into(),
            port: self.catcher.address().port(),
            user: None,
            password: None,
            tls: SmtpTls::None,
            ca_file: None,
            from: "licenses@example.com".parse().expect("a mailbox"),
            reply_to: None,
        }
    }

    /// A customer whose users are invited: nothing is sent by this.
    fn invite(&self, customer: &str, users: &[String]) {
        let customer = self.t.customer(self.partner, customer);
        let plan = self.t.plan(self.t.product(self.t.operator()).id, PlanForm::default());
        let quantity = i64::try_from(users.len()).expect("few");
        let license = self.t.license(customer, plan.id, quantity, 1);
        let users: Vec<&str> = users.iter().map(String::as_str).collect();
        let seats = self.t.seats(license.id, &users);
        let (partner, selection) = (self.partner, Selection::Seats(seats));
        let sent = self.t.work(&self.mia, move |act| invitations::send(act, partner, &selection, None));
        sent.expect("queued");
    }

    fn tools(&self) -> Tools {
        self.tools_with(watch::channel(false).1)
    }

    fn tools_with(&self, stop: watch::Receiver<bool>) -> Tools {
        let smtp = self.smtp();
        let postman = Postman::new(&smtp).expect("good settings").with_patience(self.patience);
        let mailing = Mailing::through(postman, &smtp, BASE);
        Tools {
            world: self.t.world.clone(),
            mailing: Some(Arc::new(mailing)),
            mail_state: Arc::clone(&self.state),
            stop,
        }
    }

    async fn round(&self) {
        mail::run(&self.tools()).await.expect("a round");
    }

    fn mails(&self) -> Vec<MessageRow> {
        let partner = self.partner;
        let list = move |act: &mut domain::Act<'_>| {
            messages::list(act, partner, &Filter::default(), &Window::first(200))
        };
        self.t.read(&self.mia, list).expect("listed").items
    }

    fn states(&self) -> Vec<MessageState> {
        self.mails().iter().map(|mail| mail.state).collect()
    }

    fn caught_ids(&self) -> Vec<String> {
        self.catcher.store().list("", 10_000).into_iter().map(|mail| mail.message_id).collect()
    }
}

fn users(domain: &str, count: usize) -> Vec<String> {
    (0..count).map(|number| format!("user{number}@{domain}")).collect()
}

/// NX-64, NX-69: what arrives has name, code and link; "sent" is told only now.
#[tokio::test]
async fn an_invitation_arrives_and_then_counts_as_sent() {
    let post = Post::new().await;
    post.invite("Testiasiakas Oy", &users("testi.example", 3));
    assert_eq!(post.states(), [MessageState::Queued; 3]);
    post.round().await;
    assert_eq!(post.states(), [MessageState::Sent; 3]);
    let letter = post.catcher.store().letter(1).expect("caught");
    assert_eq!(letter.summary.language, "fi");
    let text = letter.text.expect("a text part");
    assert!(text.contains("Testiasiakas Oy") && text.contains("@testi.example"), "{text}");
    assert!(letter.links.iter().any(|link| link.starts_with(&format!("{BASE}/a/"))), "{:?}", letter.links);
    assert!(letter.headers.iter().any(|(name, _)| name == "Feedback-ID"));
    assert!(post.mails().iter().all(|mail| mail.answer.as_deref().is_some_and(|said| said.contains("kept"))));
}

/// RP-08: a server that is away costs nothing: nobody waits longer than for its return.
#[tokio::test]
async fn an_outage_is_waited_out() {
    let post = Post::new().await;
    post.invite("Away Oy", &users("away.example", 60));
    post.catcher.manners().set_mood(Mood::Turning);
    post.round().await;
    assert!(post.state.is_away());
    for _ in 0..3 {
        post.round().await;
    }
    let tried = post.mails().iter().filter(|mail| mail.attempts > 0).count();
    assert!(tried <= 8, "{tried} mails used up an attempt on a server that is away");
    assert_eq!(post.catcher.store().count(), 0);
    post.catcher.manners().forgive();
    post.round().await;
    assert!(!post.state.is_away());
    assert!(post.catcher.store().count() >= 60 - 16, "only those under lease still wait");
    post.t.clock.advance_seconds(200);
    post.round().await;
    assert_eq!(post.caught_ids().iter().collect::<BTreeSet<_>>().len(), 60);
    assert_eq!(post.states(), [MessageState::Sent; 60]);
}

/// RP-08: a domain that is put off stops nobody else, even with more mails and an earlier turn.
#[tokio::test]
async fn one_bad_domain_does_not_block_others() {
    let post = Post::new().await;
    post.catcher.manners().refuse("slow.example", 451);
    post.invite("Slow Oy", &users("slow.example", 40));
    post.t.clock.advance_seconds(1);
    post.invite("Good Oy", &users("good.example", 5));
    post.round().await;
    let mails = post.mails();
    let of = |domain: &str| mails.iter().filter(|mail| mail.recipient.ends_with(domain)).collect::<Vec<_>>();
    assert!(of("good.example").iter().all(|mail| mail.state == MessageState::Sent));
    assert!(of("slow.example").iter().all(|mail| mail.state == MessageState::Queued && mail.attempts == 1));
    post.catcher.manners().forgive();
    post.round().await;
    assert_eq!(post.catcher.store().count(), 5, "not before its time");
    post.t.clock.advance_seconds(80);
    post.round().await;
    assert_eq!(post.catcher.store().count(), 45);
}

/// RP-08: refused for good is told with the server's reason, on the mail and in the trail.
#[tokio::test]
async fn a_bounce_shows_its_reason() {
    let post = Post::new().await;
    post.catcher.manners().refuse("nobody@", 550);
    post.invite("Bounce Oy", &["nobody@bounce.example".into(), "somebody@bounce.example".into()]);
    post.round().await;
    let mails = post.mails();
    let bounced: Vec<_> = mails.iter().filter(|mail| mail.state == MessageState::Bounced).collect();
    assert_eq!(bounced.len(), 1);
    assert!(
        bounced[0].answer.as_deref().is_some_and(|said| said.starts_with("550")),
        "{:?}",
        bounced[0].answer
    );
    assert_eq!(post.catcher.store().count(), 1);
    post.t.clock.advance_seconds(90_000);
    post.round().await;
    assert_eq!(post.catcher.store().count(), 1, "never tried again");
    let customer = bounced[0].organization;
    let events = post.t.read(&post.mia, move |act| audit::list(act, customer, &Window::first(20)));
    assert!(events.expect("listed").items.iter().any(|event| event.what == audit::What::MessageBounced));
}

/// RP-07: the connection ends between content and answer. It is sent again under the same name.
#[tokio::test]
async fn an_unknown_outcome_is_sent_again_under_the_same_message_id() {
    let post = Post::new().await;
    post.invite("Cut Oy", &users("cut.example", 1));
    post.catcher.manners().set_mood(Mood::Cutting);
    post.round().await;
    assert_eq!(post.states(), [MessageState::Queued]);
    post.catcher.manners().forgive();
    post.t.clock.advance_seconds(80);
    post.round().await;
    assert_eq!(post.states(), [MessageState::Sent]);
    let ids = post.caught_ids();
    assert_eq!(ids.len(), 2, "{ids:?}");
    assert_eq!(ids[0], ids[1]);
}

/// RP-07: the process dies with mails in hand. Their lease ends; none is lost, and a copy has the same name.
#[tokio::test]
async fn a_killed_worker_loses_nothing() {
    let post = Post::new().await;
    post.invite("Kill Oy", &users("kill.example", 20));
    post.catcher.manners().set_mood(Mood::Slow(Duration::from_millis(40)));
    let tools = post.tools();
    let sending = tokio::spawn(async move { mail::run(&tools).await });
    while post.catcher.store().count() < 3 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    sending.abort();
    drop(sending.await);
    post.catcher.manners().forgive();
    post.t.clock.advance_seconds(160);
    post.round().await;
    assert_eq!(post.states(), [MessageState::Sent; 20]);
    let ids = post.caught_ids();
    let distinct: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(distinct.len(), 20);
    assert!(ids.len() <= 20 + 4, "{} copies: only what was under way may be doubled", ids.len() - 20);
}

/// RP-08: a server that is slow but answers is only slow.
#[tokio::test]
async fn a_slow_server_gets_its_time() {
    let post = Post::new().await;
    post.invite("Patient Oy", &users("patient.example", 6));
    post.catcher.manners().set_mood(Mood::Slow(Duration::from_millis(100)));
    post.round().await;
    assert_eq!(post.states(), [MessageState::Sent; 6]);
}

/// RP-08: silence is not waited for longer than the postman's patience, and costs one attempt.
#[tokio::test]
async fn a_silent_server_is_left() {
    let mut post = Post::new().await;
    post.patience = Duration::from_millis(300);
    post.invite("Silent Oy", &users("silent.example", 2));
    post.catcher.manners().set_mood(Mood::Silent);
    tokio::time::timeout(Duration::from_secs(5), post.round()).await.expect("left in time");
    assert_eq!(post.states(), [MessageState::Queued; 2]);
    assert!(post.state.is_away());
}

/// The worker wakes when a mail is posted, seals the trail, and stops when told to (RP-25).
#[tokio::test]
async fn the_worker_runs_wakes_and_stops() {
    let post = Post::new().await;
    let mailing = Mailing::new(&post.smtp(), BASE).expect("good settings");
    let worker = Worker::start(&post.t.world, Some(mailing));
    tokio::time::sleep(Duration::from_millis(100)).await;
    post.invite("Woken Oy", &users("woken.example", 2));
    let arrived = async {
        while post.catcher.store().count() < 2 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(5), arrived).await.expect("sent");
    assert_eq!(worker.pulse().standing_still(), None);
    let partner = post.partner;
    let sealed = async {
        let fed = move |act: &mut domain::Act<'_>| audit::feed(act, partner, &Window::first(5));
        while post.t.read(&post.mia, fed).expect("listed").items.is_empty() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(5), sealed).await.expect("sealed");
    tokio::time::timeout(Duration::from_secs(3), worker.stop()).await.expect("stopped");
    post.invite("Later Oy", &users("later.example", 1));
    tokio::time::sleep(Duration::from_millis(1300)).await;
    assert_eq!(post.catcher.store().count(), 2, "a stopped worker sends nothing");
}

/// RP-08: 10,000 mails that waited go out within ten minutes. Takes minutes without optimization.
#[tokio::test]
#[ignore = "minutes long; run it with --release"]
async fn ten_thousand_mails_drain_in_time() {
    let post = Post::new().await;
    for part in 0..10 {
        post.invite(&format!("Many {part} Oy"), &users(&format!("many{part}.example"), 1000));
    }
    let begun = std::time::Instant::now();
    post.round().await;
    eprintln!("10,000 mails in {:?}", begun.elapsed());
    assert!(begun.elapsed() < Duration::from_mins(10));
    assert_eq!(post.catcher.store().list("", 1).first().map(|mail| mail.id), Some(10_000));
}

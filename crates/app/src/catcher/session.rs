//! One SMTP dialog on the receiving side: enough of RFC 5321 for senders of ours, with bad manners on request.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::time::sleep;

use super::manners::{Manners, Mood};
use super::store::{Envelope, Store};

const LINE_BYTES: u64 = 2048;
const MESSAGE_BYTES: usize = 10 * 1024 * 1024;
const RECIPIENTS: usize = 100;

/// Talks with one client until it goes.
pub async fn talk(socket: TcpStream, store: Store, manners: Manners) -> io::Result<()> {
    let mut session =
        Session { io: BufReader::new(socket), store, manners, signed_in: false, envelope: None };
    match session.manners.mood() {
        Mood::Silent => session.stall().await,
        Mood::Turning => return session.say("554 go away").await,
        _ => {}
    }
    session.say("220 localhost Seatwright mail catcher").await?;
    let patient = session.manners.clone();
    loop {
        let line = tokio::select! {
            line = session.line() => line?,
            () = patient.hung_up() => None,
        };
        let Some(line) = line else { break };
        if session.obey(&line).await?.is_break() {
            break;
        }
    }
    Ok(())
}

struct Session {
    io: BufReader<TcpStream>,
    store: Store,
    manners: Manners,
    signed_in: bool,
    envelope: Option<Envelope>,
}

type Next = std::ops::ControlFlow<()>;

impl Session {
    async fn obey(&mut self, line: &str) -> io::Result<Next> {
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        match verb.as_str() {
            "EHLO" => self.hello().await?,
            "HELO" => self.say("250 localhost").await?,
            "AUTH" => self.auth(line).await?,
            "MAIL" => self.mail(line).await?,
            "RCPT" => self.recipient(line).await?,
            "DATA" => return self.data().await,
            "RSET" => {
                self.envelope = None;
                self.say("250 ok").await?;
            }
            "NOOP" => self.say("250 ok").await?,
            "QUIT" => {
                self.say("221 bye").await?;
                return Ok(Next::Break(()));
            }
            _ => self.say("502 not known here").await?,
        }
        Ok(Next::Continue(()))
    }

    async fn hello(&mut self) -> io::Result<()> {
        let mut text =
            format!("250-localhost\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-SIZE {MESSAGE_BYTES}\r\n");
        if self.manners.login().is_some() {
            text.push_str("250-AUTH PLAIN\r\n");
        }
        text.push_str("250 ENHANCEDSTATUSCODES");
        self.say(&text).await
    }

    async fn auth(&mut self, line: &str) -> io::Result<()> {
        let given =
            line.split(' ').nth(2).and_then(|text| data_encoding::BASE64.decode(text.as_bytes()).ok());
        let wanted =
            self.manners.login().map(|(user, password)| format!("\0{user}\0{password}").into_bytes());
        self.signed_in = given.is_some() && given == wanted;
        self.say(if self.signed_in { "235 welcome" } else { "535 5.7.8 name or password wrong" }).await
    }

    async fn mail(&mut self, line: &str) -> io::Result<()> {
        if self.manners.login().is_some() && !self.signed_in {
            return self.say("530 5.7.0 sign in first").await;
        }
        if self.manners.mood() == Mood::Closing {
            return self.say("421 4.3.2 closing").await;
        }
        let Some(from) = address(line) else { return self.say("501 5.1.7 no address").await };
        self.envelope = Some(Envelope { from, to: Vec::new() });
        self.say("250 2.1.0 ok").await
    }

    async fn recipient(&mut self, line: &str) -> io::Result<()> {
        let Some(to) = address(line).filter(|to| !to.is_empty()) else {
            return self.say("501 5.1.3 no address").await;
        };
        let refused = self.manners.refusal(&to);
        let Some(envelope) = &mut self.envelope else { return self.say("503 5.5.1 MAIL first").await };
        let reply = match refused {
            Some(code) => format!("{code} {}.1.1 {to} refused", code / 100),
            None if envelope.to.len() >= RECIPIENTS => "452 4.5.3 too many recipients".to_owned(),
            None => {
                envelope.to.push(to);
                "250 2.1.5 ok".to_owned()
            }
        };
        self.say(&reply).await
    }

    async fn data(&mut self) -> io::Result<Next> {
        let Some(envelope) = self.envelope.take().filter(|envelope| !envelope.to.is_empty()) else {
            self.say("503 5.5.1 RCPT first").await?;
            return Ok(Next::Continue(()));
        };
        self.say("354 end with a dot").await?;
        let Some(raw) = self.message().await? else {
            self.say("552 5.3.4 too large").await?;
            return Ok(Next::Break(()));
        };
        let mood = self.manners.mood();
        if mood == Mood::Cutting {
            // The sender cannot know whether the message was taken.
            self.store.keep(envelope, raw);
            return Ok(Next::Break(()));
        }
        let reply = match mood {
            Mood::Refusing(code) => format!("{code} {}.6.0 content refused", code / 100),
            _ => format!("250 2.0.0 kept as {}", self.store.keep(envelope, raw)),
        };
        self.say(&reply).await?;
        Ok(Next::Continue(()))
    }

    /// The message up to the lonely dot, dots unstuffed; nothing when it is too large.
    async fn message(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut raw = Vec::new();
        loop {
            let start = raw.len();
            let count = (&mut self.io).take(MESSAGE_BYTES as u64).read_until(b'\n', &mut raw).await?;
            if count == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            if raw[start..] == *b".\r\n" || raw[start..] == *b".\n" {
                raw.truncate(start);
                return Ok(Some(raw));
            }
            if raw[start] == b'.' {
                raw.remove(start);
            }
            if raw.len() > MESSAGE_BYTES {
                return Ok(None);
            }
        }
    }

    async fn line(&mut self) -> io::Result<Option<String>> {
        let mut bytes = Vec::new();
        let count = (&mut self.io).take(LINE_BYTES).read_until(b'\n', &mut bytes).await?;
        if count == 0 || bytes.last() != Some(&b'\n') {
            return Ok(None);
        }
        Ok(Some(String::from_utf8_lossy(&bytes).trim_end().to_owned()))
    }

    async fn say(&mut self, text: &str) -> io::Result<()> {
        match self.manners.mood() {
            Mood::Stalling => self.stall().await,
            Mood::Slow(pause) => sleep(pause).await,
            Mood::Trickling(pause) => return trickle(self.io.get_mut(), text, pause).await,
            _ => {}
        }
        self.io.get_mut().write_all(format!("{text}\r\n").as_bytes()).await
    }

    /// Says nothing until the mood changes.
    async fn stall(&mut self) {
        while matches!(self.manners.mood(), Mood::Silent | Mood::Stalling) {
            sleep(Duration::from_millis(20)).await;
        }
    }
}

async fn trickle(io: &mut (impl AsyncWrite + Unpin), text: &str, pause: Duration) -> io::Result<()> {
    for byte in text.bytes().chain(*b"\r\n") {
        sleep(pause).await;
        io.write_all(&[byte]).await?;
    }
    Ok(())
}

/// What stands between `<` and `>`.
fn address(line: &str) -> Option<String> {
    let (_, rest) = line.split_once('<')?;
    rest.split_once('>').map(|(address, _)| address.to_owned())
}

//! One connection to the mail server: opened, protected, signed in, and one letter through it, step by step.
//!
//! Step by step, because what a failure means depends on how far it came: before the content the letter was
//! surely not taken; after it nobody can know without a reply.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Quit, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};

use super::letter::Composed;
use super::{Kind, Undelivered};
use crate::config::{Problem, Smtp, SmtpTls};

const CONNECT: Duration = Duration::from_secs(10);

/// How to reach the mail server.
#[derive(Clone)]
pub struct Server {
    host: String,
    port: u16,
    mode: SmtpTls,
    tls: Option<TlsParameters>,
    credentials: Option<Credentials>,
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Server({}:{}, {:?})", self.host, self.port, self.mode)
    }
}

impl Server {
    /// Reads the certificate authority file, if one is named. Certificates are always verified (SR-39).
    pub fn new(smtp: &Smtp) -> Result<Server, Problem> {
        let tls = match smtp.tls {
            SmtpTls::None => None,
            SmtpTls::Tls | SmtpTls::StartTls => Some(tls_parameters(smtp)?),
        };
        let credentials = match (&smtp.user, &smtp.password) {
            (Some(user), Some(password)) => Some(Credentials::new(user.clone(), password.clone())),
            (None, None) => None,
            _ => return Err(Problem::new("smtp.user and smtp.password go together".to_owned())),
        };
        Ok(Server { host: smtp.host.clone(), port: smtp.port, mode: smtp.tls, tls, credentials })
    }

    /// Opens a connection, ready for a letter.
    pub async fn connect(&self) -> Result<Wire, Error> {
        let hello = ClientId::default();
        let at_once = self.tls.clone().filter(|_| self.mode == SmtpTls::Tls);
        let address = (self.host.as_str(), self.port);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(address, Some(CONNECT), &hello, at_once, None).await?;
        if let (SmtpTls::StartTls, Some(tls)) = (self.mode, &self.tls) {
            connection.starttls(tls.clone(), &hello).await?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(&[Mechanism::Plain, Mechanism::Login], credentials).await?;
        }
        Ok(Wire { connection })
    }
}

fn tls_parameters(smtp: &Smtp) -> Result<TlsParameters, Problem> {
    let mut builder = TlsParameters::builder(smtp.host.clone());
    if let Some(path) = &smtp.ca_file {
        let wrong = |what: String| Problem::new(format!("smtp.ca_file {}: {what}", path.display()));
        let pem = std::fs::read(path).map_err(|error| wrong(error.to_string()))?;
        let authority = Certificate::from_pem(&pem).map_err(|error| wrong(error.to_string()))?;
        builder = builder.add_root_certificate(authority);
    }
    builder.build().map_err(|error| Problem::new(format!("smtp.tls: {error}")))
}

/// An open connection between letters.
pub struct Wire {
    connection: AsyncSmtpConnection,
}

/// How a letter fared, and whether the connection is good for another one.
pub type Fared = (Result<String, Undelivered>, Option<Wire>);

impl Wire {
    /// Sends one letter. `uncertain` is set while a failure would leave open whether the letter was taken.
    pub async fn send(mut self, letter: &Composed, uncertain: &AtomicBool) -> Fared {
        let result = self.dialog(letter, uncertain).await;
        uncertain.store(false, Ordering::Release);
        let keep = match &result {
            Ok(_) => true,
            Err(undelivered) => undelivered.is_answer() && self.reset().await,
        };
        (result, keep.then_some(self))
    }

    async fn dialog(&mut self, letter: &Composed, uncertain: &AtomicBool) -> Result<String, Undelivered> {
        let wire = &mut self.connection;
        let mut options = Vec::new();
        let plain: &str = letter.to.as_ref();
        if !plain.is_ascii() {
            if !wire.server_info().supports_feature(Extension::SmtpUtfEight) {
                let reply = "the mail server does not take addresses with letters outside ASCII";
                return Err(Undelivered { kind: Kind::Permanent, reply: reply.to_owned() });
            }
            options.push(MailParameter::SmtpUtfEight);
        }
        let sender = Mail::new(Some(letter.from.clone()), options);
        // A refused sender is a matter of our settings: once they are right, the letter goes out.
        wire.command(sender)
            .await
            .map_err(|error| Undelivered { kind: Kind::Retry, ..Undelivered::of(&error) })?;
        wire.command(Rcpt::new(letter.to.clone(), Vec::new()))
            .await
            .map_err(|error| Undelivered::of(&error))?;
        wire.command(Data).await.map_err(|error| Undelivered::of(&error))?;
        uncertain.store(true, Ordering::Release);
        let response = wire.message(&letter.bytes).await.map_err(|error| {
            let undelivered = Undelivered::of(&error);
            if undelivered.is_answer() {
                undelivered
            } else {
                Undelivered { kind: Kind::Unknown, ..undelivered }
            }
        })?;
        let lines: Vec<&str> = response.message().collect();
        Ok(super::shown(&format!("{} {}", response.code(), lines.join(" "))))
    }

    async fn reset(&mut self) -> bool {
        self.connection.command(Rset).await.is_ok()
    }

    /// Says goodbye.
    pub async fn quit(mut self) {
        drop(tokio::time::timeout(Duration::from_secs(2), self.connection.command(Quit)).await);
    }
}

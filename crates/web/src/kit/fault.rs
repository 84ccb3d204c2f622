//! The pages that say no: what happened, what is safe, and the next step.

use askama::Template;
use axum::{http::StatusCode, response::Response};

use domain::Refusal;

use super::{PublicShell, Shell, render_as};
use crate::languages::{Arg, Locale};

/// Why there is no page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It does not exist, or is out of reach: the same answer.
    NotFound,
    /// It may be seen, but not changed.
    Forbidden,
    /// Whoever is logged in has nowhere to go: their organizations are disabled, or they belong to none.
    Stopped { refusal: Refusal },
    /// The form's token does not belong to this login session.
    Expired,
    /// More came than the page takes.
    TooLarge,
    /// The state of the record does not allow it.
    Refused { refusal: Refusal },
    /// Too many attempts; how many minutes to wait.
    Busy { minutes: i64 },
    /// Our fault; the reference finds it in the log.
    Broken { reference: String },
    /// The service is in maintenance or cannot reach its database.
    Unavailable,
}

impl Fault {
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden | Self::Stopped { .. } | Self::Expired => StatusCode::FORBIDDEN,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Refused { .. } => StatusCode::CONFLICT,
            Self::Busy { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Broken { .. } => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Forbidden => "forbidden",
            Self::Stopped { .. } => "stopped",
            Self::Expired => "expired",
            Self::TooLarge => "too-large",
            Self::Refused { .. } => "refused",
            Self::Busy { .. } => "busy",
            Self::Broken { .. } => "broken",
            Self::Unavailable => "unavailable",
        }
    }

    pub fn icon(&self) -> &'static str {
        match self {
            Self::NotFound => "search",
            Self::Forbidden => "shield-check",
            Self::Stopped { .. } => "ban",
            Self::Expired | Self::Busy { .. } => "hourglass",
            Self::TooLarge => "file-spreadsheet",
            Self::Broken { .. } | Self::Refused { .. } => "triangle-alert",
            Self::Unavailable => "plug",
        }
    }

    pub fn title(&self, locale: &Locale) -> String {
        locale.text(&format!("fault-{}-title", self.code())).into_owned()
    }

    pub fn text(&self, locale: &Locale) -> String {
        if let Self::Refused { refusal } | Self::Stopped { refusal } = self {
            return locale.refusal(refusal);
        }
        let args: &[(&str, Arg<'_>)] = match self {
            Self::Busy { minutes } => &[("minutes", minutes.into())],
            _ => &[],
        };
        locale.with(&format!("fault-{}-text", self.code()), args)
    }

    /// Where the way on leads, and its words.
    pub const fn onward(&self) -> (&'static str, &'static str) {
        match self {
            Self::Stopped { .. } => ("/me", "fault-own-page"),
            _ => ("/", "fault-home"),
        }
    }

    pub fn reference(&self) -> Option<&str> {
        match self {
            Self::Broken { reference } => Some(reference),
            _ => None,
        }
    }

    /// The answer inside the console's frame; its title is replaced by the fault's.
    pub fn page(&self, shell: &Shell) -> Response {
        let shell = Shell { title: self.title(&shell.locale), ..shell.clone() };
        render_as(self.status(), &FaultPage { l: &shell.locale, shell: &shell, fault: self })
    }

    /// The answer for people who are not logged in.
    pub fn public_page(&self, shell: &PublicShell) -> Response {
        let shell = PublicShell { title: self.title(&shell.locale), ..shell.clone() };
        render_as(self.status(), &PublicFaultPage { l: &shell.locale, shell: &shell, fault: self })
    }
}

/// A fault in the console's frame.
#[derive(Template)]
#[template(path = "fault.html")]
pub struct FaultPage<'a> {
    pub l: &'a Locale,
    pub shell: &'a Shell,
    pub fault: &'a Fault,
}

/// A fault in the public frame.
#[derive(Template)]
#[template(path = "fault_public.html")]
pub struct PublicFaultPage<'a> {
    pub l: &'a Locale,
    pub shell: &'a PublicShell,
    pub fault: &'a Fault,
}

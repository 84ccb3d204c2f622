//! Why something was not done, sorted by what the caller can do about it.

use std::fmt;

use serde::Serialize;

/// What can be done about an [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// Asked in a wrong way: configuration or arguments must change.
    WrongUse,
    /// Refused for good, by the server or by a check: the same request will be refused again.
    Refused,
    /// Server busy, network down: the same request may do later.
    Retryable,
}

/// Why something was not done. All failures of this library are of this type.
///
/// As JSON: `code`, `detail`, `retryable`, and `retry_after_seconds` where the server names a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Error {
    #[serde(skip)]
    kind: Kind,
    code: String,
    detail: String,
    retryable: bool,
    #[serde(skip)]
    judged: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after_seconds: Option<u64>,
}

impl Error {
    fn of(kind: Kind, code: &str, detail: impl Into<String>) -> Self {
        Self {
            kind,
            code: code.to_owned(),
            detail: detail.into(),
            retryable: kind == Kind::Retryable,
            judged: false,
            retry_after_seconds: None,
        }
    }

    /// Asked in a wrong way. `code` is a stable name, `detail` a sentence.
    pub fn wrong_use(code: &str, detail: impl Into<String>) -> Self {
        Self::of(Kind::WrongUse, code, detail)
    }

    /// Refused for good. `code` is a stable name, `detail` a sentence.
    pub fn refused(code: &str, detail: impl Into<String>) -> Self {
        Self::of(Kind::Refused, code, detail)
    }

    /// May do later. `code` is a stable name, `detail` a sentence.
    pub fn may_do_later(code: &str, detail: impl Into<String>) -> Self {
        Self::of(Kind::Retryable, code, detail)
    }

    /// The server's judgement of the license, the seat or the installation, not of how the request was written.
    pub(crate) fn judging(mut self, judged: bool) -> Self {
        self.judged = judged;
        self
    }

    pub(crate) fn after(mut self, seconds: Option<u64>) -> Self {
        self.retry_after_seconds = seconds;
        self
    }

    pub(crate) fn is_judgement(&self) -> bool {
        self.judged
    }

    /// What can be done about it.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The stable name: one of docs/CLIENT.md, docs/LEASES.md, or what the server calls it.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// A sentence for people. From the server it is in the language of the program, otherwise in English.
    pub fn detail(&self) -> &str {
        &self.detail
    }

    /// Whether the same request may do later.
    pub fn retryable(&self) -> bool {
        self.retryable
    }

    /// How long the server asks to be left alone, in seconds.
    pub fn retry_after_seconds(&self) -> Option<u64> {
        self.retry_after_seconds
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.detail)
    }
}

impl std::error::Error for Error {}

impl From<seal::Invalid> for Error {
    fn from(invalid: seal::Invalid) -> Self {
        Self::refused(invalid.code(), format!("The lease is refused: {invalid}."))
    }
}

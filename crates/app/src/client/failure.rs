//! Why a command did not do what it was asked, sorted by what the caller can do about it: the exit code.

use serde::Serialize;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Asked in a wrong way.
    Usage,
    /// Refused for good: the same request will be refused again.
    Definitive,
    /// Server busy, network down: the same request may do later.
    Retryable,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Failure {
    #[serde(skip)]
    pub(super) kind: Kind,
    pub(super) code: String,
    pub(super) detail: String,
    pub(super) retryable: bool,
    /// The server's judgement of the license, the seat or the installation, not of how the request was written.
    #[serde(skip)]
    pub(super) judged: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) retry_after_seconds: Option<u64>,
}

impl Failure {
    fn of(kind: Kind, code: &str, detail: impl Into<String>) -> Self {
        let retryable = kind == Kind::Retryable;
        let (code, detail) = (code.to_owned(), detail.into());
        Self { kind, code, detail, retryable, judged: false, retry_after_seconds: None }
    }

    pub(super) fn usage(code: &str, detail: impl Into<String>) -> Self {
        Self::of(Kind::Usage, code, detail)
    }

    pub(super) fn definitive(code: &str, detail: impl Into<String>) -> Self {
        Self::of(Kind::Definitive, code, detail)
    }

    pub(super) fn retryable(code: &str, detail: impl Into<String>) -> Self {
        Self::of(Kind::Retryable, code, detail)
    }

    pub(super) fn exit_code(&self) -> u8 {
        match self.kind {
            Kind::Definitive => 1,
            Kind::Usage => 2,
            Kind::Retryable => 3,
        }
    }
}

impl From<seal::Invalid> for Failure {
    fn from(invalid: seal::Invalid) -> Self {
        Self::definitive(invalid.code(), format!("The lease is refused: {invalid}."))
    }
}

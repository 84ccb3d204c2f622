//! What passes between this library and another language: codes, texts, and no panic.

use std::ffi::{CStr, CString, c_char, c_int};
use std::panic::{AssertUnwindSafe, catch_unwind};

use client::{Error, Kind, Standing};
use serde::Serialize;
use serde_json::json;

/// Done; of a question: yes.
pub(crate) const DONE: c_int = 0;
/// Refused for good; of a question: no.
pub(crate) const REFUSED: c_int = 1;
/// Called in a wrong way.
pub(crate) const WRONG_USE: c_int = 2;
/// The same call may do later.
pub(crate) const RETRYABLE: c_int = 3;
/// A fault of this library.
pub(crate) const INTERNAL: c_int = 4;

/// A code and a JSON text.
pub(crate) struct Reply {
    code: c_int,
    json: String,
}

impl Reply {
    /// There is nothing to tell.
    pub(crate) fn done() -> Self {
        Self { code: DONE, json: "{}".to_owned() }
    }

    /// One text by its name.
    pub(crate) fn text(name: &str, text: &str) -> Self {
        Self { code: DONE, json: json!({ name: text }).to_string() }
    }

    /// What is carried on foot, and the address of the page that takes it.
    pub(crate) fn carried(name: &str, line: &str, address: Option<&str>) -> Self {
        Self { code: DONE, json: json!({ name: line, "address": address }).to_string() }
    }

    pub(crate) fn of(standing: &Standing) -> Self {
        Self::verdict(true, standing)
    }

    pub(crate) fn verdict(yes: bool, standing: &Standing) -> Self {
        Self { code: if yes { DONE } else { REFUSED }, json: written(standing) }
    }

    /// The same with one more number.
    pub(crate) fn with(self, name: &str, number: u64) -> Self {
        let mut told: serde_json::Map<_, _> =
            serde_json::from_str(&self.json).expect("answers are JSON objects");
        told.insert(name.to_owned(), number.into());
        Self { json: written(&told), ..self }
    }

    pub(crate) fn failed(error: &Error) -> Self {
        let code = match error.kind() {
            Kind::WrongUse => WRONG_USE,
            Kind::Refused => REFUSED,
            Kind::Retryable => RETRYABLE,
            _ => INTERNAL,
        };
        Self { code, json: written(error) }
    }

    fn internal() -> Self {
        let json = json!({"code": "internal", "detail": "A fault of the library.", "retryable": false});
        Self { code: INTERNAL, json: json.to_string() }
    }
}

fn written(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("names, numbers and texts always have a JSON form")
}

/// Runs `work` so that no panic leaves it, and hands its answer over: the code is returned, the text is written to
/// `answer`, which may be null, and belongs to the caller then.
///
/// # Safety
///
/// `answer` is null or points to where a pointer can be written.
pub(crate) unsafe fn answered(
    answer: *mut *mut c_char,
    work: impl FnOnce() -> Result<Reply, Error>,
) -> c_int {
    // What a panic leaves half done is on disk or dropped: the client has no state in memory that could be torn.
    let replied = catch_unwind(AssertUnwindSafe(|| work().unwrap_or_else(|error| Reply::failed(&error))));
    let Reply { code, json } = replied.unwrap_or_else(|_| Reply::internal());
    if !answer.is_null() {
        // JSON writes control characters as escapes, so there is no NUL in it.
        let text = CString::new(json).unwrap_or_default().into_raw();
        // SAFETY: it is not null, and the caller promises that a pointer can be written there.
        unsafe { answer.write(text) };
    }
    code
}

/// Runs what has no answer so that no panic leaves it.
pub(crate) fn guarded(work: impl FnOnce()) {
    drop(catch_unwind(AssertUnwindSafe(work)));
}

/// A text from the caller. Refuses null and what is not UTF-8.
///
/// # Safety
///
/// `text` is null or ends with NUL, and stays as it is while the answer is used.
pub(crate) unsafe fn text<'a>(text: *const c_char, what: &str) -> Result<&'a str, Error> {
    if text.is_null() {
        return Err(Error::wrong_use("null", format!("The {what} is NULL.")));
    }
    // SAFETY: it is not null, and the caller promises that it ends with NUL.
    let bytes = unsafe { CStr::from_ptr(text) };
    bytes.to_str().map_err(|_| Error::wrong_use("not-utf-8", format!("The {what} is not UTF-8.")))
}

#[cfg(test)]
mod tests {
    use std::ptr;

    use super::*;

    #[test]
    fn a_panic_is_an_answer() {
        let mut answer = ptr::null_mut();
        // SAFETY: a pointer can be written to `answer`.
        let code = unsafe { answered(&raw mut answer, || panic!("on purpose")) };
        assert_eq!(code, INTERNAL);
        // SAFETY: `answered` has just made it with `CString::into_raw`.
        let text = unsafe { CString::from_raw(answer) };
        assert!(text.to_str().expect("UTF-8").contains(r#""code":"internal""#));
        guarded(|| panic!("on purpose"));
    }

    #[test]
    fn every_kind_of_error_has_its_code() {
        let of = |error: Error| {
            // SAFETY: null is allowed.
            unsafe { answered(ptr::null_mut(), || Err(error)) }
        };
        assert_eq!(of(Error::refused("c", "d")), REFUSED);
        assert_eq!(of(Error::wrong_use("c", "d")), WRONG_USE);
        assert_eq!(of(Error::may_do_later("c", "d")), RETRYABLE);
    }
}

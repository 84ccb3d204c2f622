//! The client library for other languages: a C interface over the crate `client`.
//!
//! `include/seatwright.h` is its contract and says what each function does; here is how it is kept: what arrives is
//! checked before it is used, panics end at the boundary, every answer is a code and a JSON text.
//!
//! This is the only crate with `unsafe`: other languages speak by pointers. Each use says why it is sound.

mod boundary;
mod config;
mod offline;

use std::ffi::{CString, c_char, c_int};
use std::ptr;
use std::sync::atomic::{AtomicU32, Ordering};

use client::{Client, Error, Standing, Usage};

use crate::boundary::{Reply, answered, guarded, text};

/// Member of answers that say when to check in next.
const AGAIN: &str = "again_in_seconds";

/// A client behind a pointer. Other languages know nothing of what is in it.
pub struct SeatwrightClient {
    client: Client,
    /// Check-ins that failed in a row.
    failures: AtomicU32,
}

impl SeatwrightClient {
    /// Seconds until the next check-in, after one of which this came or before the first.
    fn again<T>(&self, tried: Option<&Result<T, Error>>) -> u64 {
        let mut failures = self.failures.load(Ordering::Relaxed);
        let seconds = self.client.again_in_seconds(tried, &mut failures);
        self.failures.store(failures, Ordering::Relaxed);
        seconds
    }
}

/// Makes a client of a JSON configuration; see `include/seatwright.h`.
///
/// # Safety
///
/// `config` is null or a text that ends with NUL; `client` and `answer` are null or point to where a pointer can be
/// written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn seatwright_open(
    config: *const c_char,
    client: *mut *mut SeatwrightClient,
    answer: *mut *mut c_char,
) -> c_int {
    if !client.is_null() {
        // SAFETY: it is not null, and the caller promises that a pointer can be written there.
        unsafe { client.write(ptr::null_mut()) };
    }
    let made = || {
        if client.is_null() {
            return Err(Error::wrong_use("null", "The place for the client is NULL."));
        }
        // SAFETY: the caller promises a text that ends with NUL.
        let made = config::client(unsafe { text(config, "configuration") }?)?;
        let made = SeatwrightClient { client: made, failures: AtomicU32::new(0) };
        // SAFETY: it is not null, and the caller promises that a pointer can be written there.
        unsafe { client.write(Box::into_raw(Box::new(made))) };
        Ok(Reply::done())
    };
    // SAFETY: the caller promises that `answer` is null or can be written to.
    unsafe { answered(answer, made) }
}

/// Takes a seat with username and activation code; see `include/seatwright.h`.
///
/// # Safety
///
/// `client` is null or from `seatwright_open` and not closed; texts are null or end with NUL; `answer` is null or points
/// to where a pointer can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn seatwright_activate(
    client: *const SeatwrightClient,
    username: *const c_char,
    activation_code: *const c_char,
    answer: *mut *mut c_char,
) -> c_int {
    // SAFETY: what the caller promises here it promises there.
    unsafe {
        seated(client, (username, activation_code), answer, |client, name, code| client.activate(name, code))
    }
}

/// Takes a seat with username and activation code, in the place of another device where need be; see
/// `include/seatwright.h`.
///
/// # Safety
///
/// As for [`seatwright_activate`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn seatwright_move_here(
    client: *const SeatwrightClient,
    username: *const c_char,
    activation_code: *const c_char,
    answer: *mut *mut c_char,
) -> c_int {
    // SAFETY: what the caller promises here it promises there.
    unsafe {
        seated(client, (username, activation_code), answer, |client, name, code| client.move_here(name, code))
    }
}

/// The person takes over a device that a deployment key let in; see `include/seatwright.h`.
///
/// # Safety
///
/// As for [`seatwright_activate`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn seatwright_claim(
    client: *const SeatwrightClient,
    username: *const c_char,
    activation_code: *const c_char,
    answer: *mut *mut c_char,
) -> c_int {
    // SAFETY: what the caller promises here it promises there.
    unsafe {
        seated(client, (username, activation_code), answer, |client, name, code| client.claim(name, code))
    }
}

/// Takes a seat with a deployment key; see `include/seatwright.h`.
///
/// # Safety
///
/// As for [`seatwright_activate`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn seatwright_enroll(
    client: *const SeatwrightClient,
    deployment_key: *const c_char,
    login: *const c_char,
    answer: *mut *mut c_char,
) -> c_int {
    let asked = || {
        // SAFETY: the caller promises an open client and texts that end with NUL.
        let (client, key, login) =
            unsafe { (open(client)?, text(deployment_key, "deployment key")?, text(login, "login")?) };
        client.enroll(key, login).map(|standing| Reply::of(&standing))
    };
    // SAFETY: the caller promises that `answer` is null or can be written to.
    unsafe { answered(answer, asked) }
}

/// Tells usage and fetches a fresh lease; see `include/seatwright.h`.
///
/// # Safety
///
/// As for [`seatwright_activate`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn seatwright_check_in(
    client: *const SeatwrightClient,
    usage: *const c_char,
    answer: *mut *mut c_char,
) -> c_int {
    let asked = || {
        // SAFETY: the caller promises an open client.
        let handle = unsafe { handle(client) }?;
        let usage = if usage.is_null() {
            Usage::default()
        } else {
            // SAFETY: the caller promises a text that ends with NUL.
            config::usage(unsafe { text(usage, "usage") }?)?
        };
        let tried = handle.client.check_in(&usage);
        let again = handle.again(Some(&tried));
        let reply = tried.map_or_else(|error| Reply::failed(&error), |standing| Reply::of(&standing));
        Ok(reply.with(AGAIN, again))
    };
    // SAFETY: the caller promises that `answer` is null or can be written to.
    unsafe { answered(answer, asked) }
}

/// Verifies the kept lease without a connection; see `include/seatwright.h`.
///
/// # Safety
///
/// As for [`seatwright_activate`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn seatwright_status(
    client: *const SeatwrightClient,
    answer: *mut *mut c_char,
) -> c_int {
    let asked = || {
        // SAFETY: the caller promises an open client.
        let handle = unsafe { handle(client) }?;
        let standing = handle.client.status()?;
        let again = handle.again(None::<&Result<(), Error>>);
        Ok(Reply::verdict(standing.licensed, &standing).with(AGAIN, again))
    };
    // SAFETY: the caller promises that `answer` is null or can be written to.
    unsafe { answered(answer, asked) }
}

/// What this device is told from others by; see `include/seatwright.h`.
///
/// # Safety
///
/// As for [`seatwright_activate`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn seatwright_fingerprint(
    client: *const SeatwrightClient,
    answer: *mut *mut c_char,
) -> c_int {
    // SAFETY: the caller promises an open client.
    let asked = || Ok(Reply::text("fingerprint", unsafe { open(client) }?.fingerprint()));
    // SAFETY: the caller promises that `answer` is null or can be written to.
    unsafe { answered(answer, asked) }
}

/// Whether the program is licensed and its plan turns a feature on; see `include/seatwright.h`.
///
/// # Safety
///
/// As for [`seatwright_activate`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn seatwright_has_feature(
    client: *const SeatwrightClient,
    feature: *const c_char,
    answer: *mut *mut c_char,
) -> c_int {
    let asked = || {
        // SAFETY: the caller promises an open client and a text that ends with NUL.
        let (client, feature) = unsafe { (open(client)?, text(feature, "feature")?) };
        let standing = client.status()?;
        Ok(Reply::verdict(standing.has_feature(feature), &standing))
    };
    // SAFETY: the caller promises that `answer` is null or can be written to.
    unsafe { answered(answer, asked) }
}

/// Gives the seat back; see `include/seatwright.h`.
///
/// # Safety
///
/// As for [`seatwright_activate`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn seatwright_release(
    client: *const SeatwrightClient,
    answer: *mut *mut c_char,
) -> c_int {
    let asked = || {
        // SAFETY: the caller promises an open client.
        unsafe { open(client) }?.release()?;
        Ok(Reply::done())
    };
    // SAFETY: the caller promises that `answer` is null or can be written to.
    unsafe { answered(answer, asked) }
}

/// Ends a client; see `include/seatwright.h`.
///
/// # Safety
///
/// `client` is null, or from `seatwright_open` and neither closed nor in use by another thread.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn seatwright_close(client: *mut SeatwrightClient) {
    guarded(|| {
        if !client.is_null() {
            // SAFETY: it came from `Box::into_raw`, and the caller promises that nobody else has it.
            drop(unsafe { Box::from_raw(client) });
        }
    });
}

/// Frees an answer; see `include/seatwright.h`.
///
/// # Safety
///
/// `text` is null, or an answer of this library that was not freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn seatwright_string_free(text: *mut c_char) {
    guarded(|| {
        if !text.is_null() {
            // SAFETY: it came from `CString::into_raw`, and the caller promises that it was not freed.
            drop(unsafe { CString::from_raw(text) });
        }
    });
}

/// The version of this library, for ever; see `include/seatwright.h`.
#[unsafe(no_mangle)]
pub extern "C" fn seatwright_version() -> *const c_char {
    concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast()
}

/// The answer to one of the ways in which a person takes a seat.
///
/// # Safety
///
/// As for [`seatwright_activate`].
unsafe fn seated(
    client: *const SeatwrightClient,
    (username, activation_code): (*const c_char, *const c_char),
    answer: *mut *mut c_char,
    way: impl FnOnce(&Client, &str, &str) -> Result<Standing, Error>,
) -> c_int {
    let asked = || {
        // SAFETY: the caller promises an open client and texts that end with NUL.
        let (client, username, code) = unsafe {
            (open(client)?, text(username, "username")?, text(activation_code, "activation code")?)
        };
        way(client, username, code).map(|standing| Reply::of(&standing))
    };
    // SAFETY: the caller promises that `answer` is null or can be written to.
    unsafe { answered(answer, asked) }
}

/// The client behind a pointer. Refuses null.
///
/// # Safety
///
/// `client` is null, or from `seatwright_open` and not closed while the answer is used.
unsafe fn open<'a>(client: *const SeatwrightClient) -> Result<&'a Client, Error> {
    // SAFETY: as promised by the caller.
    unsafe { handle(client) }.map(|handle| &handle.client)
}

/// What stands behind the pointer.
///
/// # Safety
///
/// As for [`open`].
unsafe fn handle<'a>(client: *const SeatwrightClient) -> Result<&'a SeatwrightClient, Error> {
    // SAFETY: the caller promises null or a client that lives; it is only ever shared, which it allows.
    let handle = unsafe { client.as_ref() };
    handle.ok_or_else(|| Error::wrong_use("null", "The client is NULL."))
}

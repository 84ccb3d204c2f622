//! What a machine without a network writes, takes in, and shows to be carried.

use std::ffi::{c_char, c_int};

use client::Error;

use crate::boundary::{Reply, answered, text};
use crate::{SeatwrightClient, open};

/// Writes the request of a machine without a network; see `include/seatwright.h`.
///
/// # Safety
///
/// As for [`seatwright_activate`](crate::seatwright_activate).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn seatwright_offline_request(
    client: *const SeatwrightClient,
    username: *const c_char,
    activation_code: *const c_char,
    answer: *mut *mut c_char,
) -> c_int {
    let asked = || {
        // SAFETY: the caller promises an open client and texts that end with NUL.
        let (client, username, code) = unsafe {
            (open(client)?, text(username, "username")?, text(activation_code, "activation code")?)
        };
        let request = client.offline_request(username, code)?;
        Ok(Reply::carried("request", &request, client.offline_address(&request).as_deref()))
    };
    // SAFETY: the caller promises that `answer` is null or can be written to.
    unsafe { answered(answer, asked) }
}

/// Takes in a license file; see `include/seatwright.h`.
///
/// # Safety
///
/// As for [`seatwright_activate`](crate::seatwright_activate).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn seatwright_accept_license_file(
    client: *const SeatwrightClient,
    license_file: *const c_char,
    answer: *mut *mut c_char,
) -> c_int {
    let asked = || {
        // SAFETY: the caller promises an open client and a text that ends with NUL.
        let (client, file) = unsafe { (open(client)?, text(license_file, "license file")?) };
        client.accept_license_file(file).map(|standing| Reply::of(&standing))
    };
    // SAFETY: the caller promises that `answer` is null or can be written to.
    unsafe { answered(answer, asked) }
}

/// Gives the place of the license file back; see `include/seatwright.h`.
///
/// # Safety
///
/// As for [`seatwright_activate`](crate::seatwright_activate).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn seatwright_offline_return(
    client: *const SeatwrightClient,
    answer: *mut *mut c_char,
) -> c_int {
    let asked = || {
        // SAFETY: the caller promises an open client.
        let client = unsafe { open(client) }?;
        let receipt = client.offline_return()?;
        Ok(Reply::carried("receipt", &receipt, client.offline_address(&receipt).as_deref()))
    };
    // SAFETY: the caller promises that `answer` is null or can be written to.
    unsafe { answered(answer, asked) }
}

/// A QR code of what is carried; see `include/seatwright.h`.
///
/// # Safety
///
/// `line` and `form` are null or texts that end with NUL; `answer` is null or points to where a pointer can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn seatwright_qr(
    line: *const c_char,
    form: *const c_char,
    answer: *mut *mut c_char,
) -> c_int {
    let asked = || {
        // SAFETY: the caller promises texts that end with NUL.
        let (line, form) = unsafe { (text(line, "line")?, text(form, "form")?) };
        let drawn = match form {
            "svg" => client::qr_svg(line),
            "text" => client::qr_text(line),
            _ => Err(Error::wrong_use("bad-request", "A QR code is \"svg\" or \"text\".")),
        };
        Ok(Reply::text("qr", &drawn?))
    };
    // SAFETY: the caller promises that `answer` is null or can be written to.
    unsafe { answered(answer, asked) }
}

//! The cookies we set: the login session, the theme, the language of public pages, and a note for the next page.

use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use axum_extra::extract::CookieJar;
use data_encoding::BASE64URL_NOPAD;
use domain::vault::Secret;

use crate::{kit::Toast, state::Web};

pub const LANGUAGE: &str = "language";
const FLASH: &str = "flash";
const CODE: &str = "purchase-code";
const YEAR: u32 = 365 * 24 * 3600;

/// With the prefix that browsers bind to this host and to TLS, wherever we are reached over TLS (SR-23).
pub fn session_name(web: &Web) -> &'static str {
    if web.is_secure() { "__Host-session" } else { "session" }
}

/// How long a browser keeps a cookie.
#[derive(Clone, Copy)]
enum Keep {
    UntilClosed,
    Seconds(u32),
}

fn set(response: &mut Response, web: &Web, name: &str, value: &str, keep: Keep) {
    let age = match keep {
        Keep::UntilClosed => String::new(),
        Keep::Seconds(seconds) => format!("; Max-Age={seconds}"),
    };
    let secure = if web.is_secure() { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

/// The cookie of a login. It ends with the browser; the server ends it sooner.
pub fn set_session(response: &mut Response, web: &Web, token: &Secret) {
    set(response, web, session_name(web), token.reveal(), Keep::UntilClosed);
}

pub fn clear_session(response: &mut Response, web: &Web) {
    set(response, web, session_name(web), "", Keep::Seconds(0));
}

/// A choice that lasts a year: theme or language, by its code.
pub fn set_choice(response: &mut Response, web: &Web, name: &str, code: &'static str) {
    set(response, web, name, code, Keep::Seconds(YEAR));
}

/// A purchase code that was looked up before logging in, for ten minutes; an empty one forgets it.
pub fn set_code(response: &mut Response, web: &Web, code: &str) {
    let keep = if code.is_empty() { Keep::Seconds(0) } else { Keep::Seconds(600) };
    set(response, web, CODE, &BASE64URL_NOPAD.encode(code.as_bytes()), keep);
}

/// The purchase code that was looked up before; empty when there is none.
pub fn code(headers: &HeaderMap) -> String {
    let jar = CookieJar::from_headers(headers);
    let bytes = jar.get(CODE).and_then(|kept| BASE64URL_NOPAD.decode(kept.value().as_bytes()).ok());
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
    text.chars().filter(|symbol| !symbol.is_control()).take(60).collect()
}

/// A note of what was done, for the next page to show.
pub fn set_note(response: &mut Response, web: &Web, text: &str) {
    set(response, web, FLASH, &BASE64URL_NOPAD.encode(text.as_bytes()), Keep::Seconds(60));
}

/// Takes the note off once a page has shown it.
pub fn clear_note(response: &mut Response, web: &Web) {
    set(response, web, FLASH, "", Keep::Seconds(0));
}

pub fn has_note(headers: &HeaderMap) -> bool {
    CookieJar::from_headers(headers).get(FLASH).is_some()
}

/// The note that waits to be shown.
pub fn note(jar: &CookieJar) -> Option<Toast> {
    let bytes = BASE64URL_NOPAD.decode(jar.get(FLASH)?.value().as_bytes()).ok()?;
    let text = String::from_utf8(bytes).ok().filter(|text| !text.is_empty())?;
    Some(Toast::done(text.chars().take(300).collect::<String>()))
}

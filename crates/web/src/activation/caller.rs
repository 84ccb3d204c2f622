//! Who calls: a client program, the token that its device holds, and how often it may.

use std::convert::Infallible;

use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};
use domain::{
    Actor, Caller, Door, Language, Refusal,
    vault::{self, Secret},
};

use crate::{
    api::{call::bearer, problem::ApiError},
    state::Web,
    visit,
};

/// Counts one call of a device and of its address. What comes from the machine itself has no address to tell by.
pub(super) fn count(web: &Web, caller: &Caller, device: &str) -> Result<(), Refusal> {
    let here = caller.ip.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback());
    if !here && !caller.ip.is_empty() {
        web.limits().addresses.take(caller.ip.clone())?;
    }
    // What a device says of itself is no secret: who says it from elsewhere must not use up its calls.
    web.limits().devices.take(vault::digest(&[caller.ip.as_bytes(), b" ", device.as_bytes()]))
}

/// A client program on its way in; who it is follows from what it shows.
pub(crate) struct Client(pub(super) Caller);

impl<S: Sync> FromRequestParts<S> for Client {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        Ok(Self(Caller { actor: Actor::Stranger, door: Door::Activation, ..visit::guest_caller(parts) }))
    }
}

/// The language that a program asks for, or English.
pub(crate) struct Spoken(pub(super) Language);

impl<S: Sync> FromRequestParts<S> for Spoken {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let asked = parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        Ok(Self(asked.and_then(Language::from_accept_language).unwrap_or_default()))
    }
}

/// The token that a device was given when it was activated.
pub(crate) struct DeviceToken(pub(super) Secret);

impl<S: Sync> FromRequestParts<S> for DeviceToken {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        Ok(Self(bearer(&parts.headers).ok_or(Refusal::DeviceTokenRefused)?))
    }
}

//! Somebody before a public page: who is not logged in, or of whom it does not matter.

use std::convert::Infallible;

use axum::{
    extract::{FromRef, FromRequestParts},
    http::request::Parts,
};
use axum_extra::extract::CookieJar;
use domain::{
    Actor, Caller, Door,
    branding::{self, Brand},
    sessions::Browser,
};
use jiff::tz::TimeZone;

use super::{language, path_and_query, theme, user_agent};
use crate::{
    answer::PageError,
    cookies,
    kit::{Look, PublicShell, Theme, Toast},
    languages::Locale,
    state::Web,
    wire::{ClientIp, RequestId},
};

/// Somebody who is not logged in.
pub struct Guest {
    pub web: Web,
    pub caller: Caller,
    pub locale: Locale,
    pub path: String,
    user_agent: String,
    flash: Option<Toast>,
    theme: Theme,
}

impl Guest {
    pub fn of(web: &Web, parts: &Parts) -> Self {
        let jar = CookieJar::from_headers(&parts.headers);
        Self {
            web: web.clone(),
            caller: guest_caller(parts),
            locale: Locale::new(language(&jar, &parts.headers), TimeZone::UTC),
            path: path_and_query(parts),
            user_agent: user_agent(parts),
            flash: cookies::note(&jar),
            theme: theme(&jar),
        }
    }

    /// From where a login would come.
    pub fn browser(&self) -> Browser {
        Browser { ip: self.caller.ip.clone(), user_agent: self.user_agent.clone() }
    }

    pub fn text(&self, key: &str) -> String {
        self.locale.text(key).into_owned()
    }

    /// The frame of a public page with the title given.
    pub fn shell(&self, title: impl Into<String>) -> PublicShell {
        PublicShell {
            locale: self.locale.clone(),
            title: title.into(),
            path: self.path.clone(),
            brand: crate::kit::PRODUCT.to_owned(),
            csrf: String::new(),
            theme: self.theme,
            flash: self.flash.clone(),
            look: Look::default(),
        }
    }

    /// The brand that a link to a public page names; the product's own otherwise.
    pub async fn brand(&self, link: &str) -> Result<Option<Brand>, PageError> {
        if link.is_empty() {
            return Ok(None);
        }
        let link = link.to_owned();
        Ok(self.web.world().read(&self.caller, move |act| branding::by_link(act, &link)).await?)
    }
}

/// The login page in the brand that a link names.
pub(crate) fn login_page(link: &str) -> String {
    in_brand("/login", link)
}

/// A public page in the brand that a link names.
pub(crate) fn in_brand(path: &str, link: &str) -> String {
    if link.is_empty() {
        return path.to_owned();
    }
    let query = serde_urlencoded::to_string([("brand", link)]).unwrap_or_default();
    format!("{path}?{query}")
}

impl<S: Sync> FromRequestParts<S> for Guest
where
    Web: FromRef<S>,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&Web::from_ref(state), parts))
    }
}

/// A caller of whom only the connection is known.
pub(crate) fn guest_caller(parts: &Parts) -> Caller {
    Caller {
        request_id: parts.extensions.get::<RequestId>().map(|id| id.0.to_string()),
        ip: parts.extensions.get::<ClientIp>().map(|ip| ip.0.to_string()).unwrap_or_default(),
        ..Caller::new(Actor::Stranger, Door::Console)
    }
}

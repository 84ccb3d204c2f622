//! How pages look in somebody's brand: what the frame is told, and the two kinds of file it loads. Both have names
//! that change with their content, need no cookie and set none, and may be kept for ever.

mod style;
#[cfg(test)]
mod tests;

use axum::{
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    Actor, Caller, Door, Problem, Refusal,
    branding::{self, Brand, Logo, Picture},
};

use crate::{
    kit::{Image, Look},
    routes::{Admits, Routes},
    state::Web,
};

pub(crate) fn routes() -> Routes {
    Routes::admitting(Admits::Anybody).get("/brand/{file}", serve)
}

/// A picture can load nothing and run nothing, whatever a browser takes it for (SR-50).
const PICTURE_POLICY: &str = "default-src 'none'; sandbox";

/// `GET /brand/{file}`: a style sheet or a logo; 404 for any other name.
async fn serve(State(web): State<Web>, Path(file): Path<String>) -> Response {
    if let Some(style) = style::of_file(&file) {
        return kept("text/css; charset=utf-8", style.into_bytes());
    }
    let stranger = Caller::new(Actor::Stranger, Door::Console);
    match web.world().read(&stranger, move |act| branding::logo_file(act, &file)).await {
        Ok(Some(png)) => {
            let mut response = kept("image/png", png);
            let policy = HeaderValue::from_static(PICTURE_POLICY);
            response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
            response
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(?error, "a logo could not be read");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

fn kept(content_type: &'static str, body: Vec<u8>) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
    headers.insert(header::CACHE_CONTROL, forever);
    response
}

pub(crate) fn image(logo: &Logo) -> Image {
    Image { url: format!("/brand/{}", logo.file()), width: logo.width, height: logo.height }
}

impl Look {
    /// The frame in this brand; the product's own look where nothing was set.
    pub fn of(brand: &Brand) -> Self {
        if !brand.is_set {
            return Self::default();
        }
        Self {
            name: Some(brand.name.clone()),
            style: brand.accent.map(style::url),
            logo: brand.logo.as_ref().map(image),
            dark_logo: brand.dark_logo.as_ref().map(image),
        }
    }
}

/// Decodes away from the threads that serve requests.
pub(crate) async fn read_picture(file: impl AsRef<[u8]> + Send + 'static) -> Result<Picture, Refusal> {
    let read = tokio::task::spawn_blocking(move || Picture::read(file.as_ref())).await;
    // A decoder that fell over its input has not read a picture.
    read.unwrap_or(Err(Problem::NotAPicture)).map_err(|problem| Refusal::field("file", problem))
}

//! The static files in the binary: style, script, fonts and icons, each under a name that holds a hash of its content,
//! so that a browser may keep it for ever. Not here: anything that differs from one visitor to the next.

use std::{
    collections::HashMap,
    io::Read,
    sync::{LazyLock, OnceLock},
};

use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

#[derive(RustEmbed)]
#[folder = "static/"]
struct Files;

struct Asset {
    url: String,
    content_type: &'static str,
    plain: Vec<u8>,
    /// Made when the first browser that understands brotli asks; `None` inside for files that gain nothing by it.
    brotli: OnceLock<Option<Vec<u8>>>,
}

/// Assets by their name in `static/`, such as `cc.css`.
static ASSETS: LazyLock<HashMap<String, Asset>> = LazyLock::new(|| {
    let (styles, others): (Vec<_>, Vec<_>) = Files::iter().partition(|name| is(name, "css"));
    let mut assets: HashMap<String, Asset> =
        others.into_iter().map(|name| (name.to_string(), Asset::new(&name, content(&name)))).collect();
    for name in styles {
        let style = point_at_hashed_names(&content(&name), &assets);
        assets.insert(name.to_string(), Asset::new(&name, style));
    }
    assets
});

/// The last part of the address, `cc-1a2b3c4d5e6f.css`, to the name in `static/`.
static NAMES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    ASSETS.iter().map(|(name, asset)| (asset.url.trim_start_matches("/static/"), name.as_str())).collect()
});

impl Asset {
    fn new(name: &str, plain: Vec<u8>) -> Self {
        let hash = data_encoding::HEXLOWER.encode(&Sha256::digest(&plain)[..6]);
        let (stem, extension) = name.rsplit_once('.').expect("every static file has an extension");
        let content_type = match extension {
            "css" => "text/css; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "svg" => "image/svg+xml",
            "woff2" => "font/woff2",
            "png" => "image/png",
            _ => "application/octet-stream",
        };
        Self {
            url: format!("/static/{stem}-{hash}.{extension}"),
            content_type,
            plain,
            brotli: OnceLock::new(),
        }
    }

    fn brotli(&self) -> Option<&[u8]> {
        self.brotli.get_or_init(|| is_text(self.content_type).then(|| compress(&self.plain))).as_deref()
    }
}

/// The address of a static file for a page, such as `/static/cc-1a2b3c4d5e6f.css` for `cc.css`.
///
/// # Panics
/// When there is no such file: a page names its files in its source.
pub fn url(name: &str) -> &'static str {
    match ASSETS.get(name) {
        Some(asset) => &asset.url,
        None => panic!("no static file {name}"),
    }
}

/// `GET /static/{name}`: the file, to be kept for a year; 404 for an unknown name or an old hash.
pub async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = NAMES.get(name.as_str()).and_then(|name| ASSETS.get(*name)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = match asset.brotli().filter(|_| accepts_brotli(&headers)) {
        Some(brotli) => ([(header::CONTENT_ENCODING, "br")], brotli).into_response(),
        None => asset.plain.as_slice().into_response(),
    };
    let fixed = [
        (header::CONTENT_TYPE, asset.content_type),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::VARY, "Accept-Encoding"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    for (name, value) in fixed {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Address and content of every file.
#[cfg(test)]
pub(crate) fn all() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    ASSETS.values().map(|asset| (asset.url.as_str(), asset.plain.as_slice()))
}

fn is(name: &str, extension: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, found)| found == extension)
}

fn is_text(content_type: &str) -> bool {
    content_type.starts_with("text/") || content_type.ends_with("xml")
}

fn content(name: &str) -> Vec<u8> {
    Files::get(name).expect("the name comes from the embedded files").data.into_owned()
}

/// Replaces `url(NAME)` by the hashed address; `data:` and unknown addresses stay as they are.
fn point_at_hashed_names(style: &[u8], assets: &HashMap<String, Asset>) -> Vec<u8> {
    let mut style = String::from_utf8_lossy(style).into_owned();
    for (name, asset) in assets {
        style = style.replace(&format!("url({name})"), &format!("url({})", asset.url));
    }
    style.into_bytes()
}

fn accepts_brotli(headers: &HeaderMap) -> bool {
    let Some(accepted) = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()) else {
        return false;
    };
    accepted.split(',').any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        name.trim() == "br" && !matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
    })
}

fn compress(plain: &[u8]) -> Vec<u8> {
    // Slower settings gain 3 % and take seconds in a debug build.
    let quality = 9;
    let mut packed = Vec::new();
    brotli::CompressorReader::new(plain, 4096, quality, 22)
        .read_to_end(&mut packed)
        .expect("reading from memory cannot fail");
    packed
}

#[cfg(test)]
mod tests;

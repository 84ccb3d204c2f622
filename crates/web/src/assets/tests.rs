use axum::body::to_bytes;

use super::*;

async fn get(url: &str, accept: &str) -> (StatusCode, HeaderMap, Vec<u8>) {
    let name = url.trim_start_matches("/static/").to_owned();
    let headers = HeaderMap::from_iter([(header::ACCEPT_ENCODING, accept.parse().unwrap())]);
    let (parts, body) = serve(Path(name), headers).await.into_parts();
    (parts.status, parts.headers, to_bytes(body, usize::MAX).await.unwrap().to_vec())
}

#[tokio::test]
async fn every_file_is_served_under_its_hashed_name_with_its_type_for_a_year() {
    for name in ASSETS.keys() {
        let (status, headers, body) = get(url(name), "").await;
        assert_eq!(status, StatusCode::OK, "{name}");
        assert_eq!(headers[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
        assert_ne!(headers[header::CONTENT_TYPE], "application/octet-stream", "{name} has no type");
        assert!(!headers.contains_key(header::CONTENT_ENCODING));
        assert!(!body.is_empty());
    }
}

#[tokio::test]
async fn plain_names_and_old_hashes_are_not_found() {
    for name in ["cc.css", "cc-000000000000.css", "../Cargo.toml", ""] {
        assert_eq!(get(name, "br").await.0, StatusCode::NOT_FOUND, "{name}");
    }
}

#[tokio::test]
async fn text_is_sent_as_brotli_to_whoever_takes_it() {
    let (_, plain, body) = get(url("cc.css"), "gzip, br;q=0").await;
    assert!(!plain.contains_key(header::CONTENT_ENCODING));
    let (_, packed, small) = get(url("cc.css"), "gzip, deflate, br, zstd").await;
    assert_eq!(packed[header::CONTENT_ENCODING], "br");
    assert_eq!(packed[header::VARY], "Accept-Encoding");
    let mut unpacked = Vec::new();
    brotli::Decompressor::new(small.as_slice(), 4096).read_to_end(&mut unpacked).unwrap();
    assert_eq!(unpacked, body);
    assert!(small.len() * 3 < body.len(), "{} of {}", small.len(), body.len());
    let (_, font, _) = get(url("inter-latin.woff2"), "br").await;
    assert!(!font.contains_key(header::CONTENT_ENCODING), "a font is packed already");
}

#[test]
fn the_style_names_its_fonts_by_hash() {
    let style = String::from_utf8(ASSETS["cc.css"].plain.clone()).unwrap();
    assert!(style.contains(url("inter-latin.woff2")));
    for reference in style.split("url(").skip(1) {
        assert!(reference.starts_with("/static/") || reference.starts_with("\"data:"), "{reference:.40}");
    }
}

/// UX budget: what every page loads stays below 22 kB, with htmx, which few pages load, below 34 kB.
#[test]
fn style_and_scripts_stay_within_the_budget() {
    let total =
        |names: &[&str]| names.iter().map(|name| ASSETS[*name].brotli().unwrap().len()).sum::<usize>();
    let everywhere = total(&["cc.css", "cc.js", "live.js"]);
    assert!(everywhere <= 22_000, "{everywhere} bytes");
    let most = everywhere + total(&["htmx.min.js"]);
    assert!(most <= 34_000, "{most} bytes");
}

#[test]
fn every_icon_that_a_page_may_name_is_in_the_sprite() {
    let sprite = String::from_utf8(ASSETS["icons.svg"].plain.clone()).unwrap();
    for name in include_str!("../../icons/names.txt").lines() {
        assert!(sprite.contains(&format!("<symbol id=\"{name}\"")), "{name}");
    }
}

//! Where a request may be sent on to: pages of ours, by a path alone (SR-49). Whatever names another place is
//! taken as no wish at all.

use axum::http::{Method, header, request::Parts};

/// The path if it leads to a page of ours and nowhere else.
pub(crate) fn safe(path: &str) -> Option<&str> {
    let printable = path.len() <= 1000 && path.bytes().all(|byte| byte.is_ascii_graphic());
    let ours = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\');
    (printable && ours).then_some(path)
}

/// The path if it is safe, else the overview.
pub(crate) fn or_home(path: &str) -> &str {
    safe(path).unwrap_or("/")
}

/// The page that a form was sent from, as far as the browser tells and it is ours.
pub(crate) fn back(parts: &Parts) -> Option<String> {
    let text = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
    let (referer, host) = (text(header::REFERER)?, text(header::HOST)?);
    let rest = referer.strip_prefix("https://").or_else(|| referer.strip_prefix("http://"))?;
    let path = rest.strip_prefix(host)?;
    safe(path).map(str::to_owned)
}

/// A page that asks for a password, with the way back to where this request wanted to go.
pub(crate) fn detour(path: &str, parts: &Parts) -> String {
    let wanted = match parts.method {
        Method::GET => parts.uri.path_and_query().and_then(|path| safe(path.as_str()).map(str::to_owned)),
        _ => back(parts),
    };
    with_next(path, wanted.as_deref().unwrap_or("/"))
}

/// The path with the page to go on to afterwards.
pub(crate) fn with_next(path: &str, next: &str) -> String {
    if next == "/" {
        return path.to_owned();
    }
    let query = serde_urlencoded::to_string([("next", next)]).unwrap_or_default();
    format!("{path}?{query}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// SR-49: forty ways to name another place, and none of them is taken.
    #[test]
    fn only_paths_of_ours_are_followed() {
        let evil = [
            "",
            " ",
            "evil.example",
            "http://evil.example",
            "https://evil.example/",
            "HTTPS://evil.example",
            "//evil.example",
            "///evil.example",
            "////evil.example",
            "/\\evil.example",
            "\\/evil.example",
            "\\\\evil.example",
            "/\\/evil.example",
            "//\\evil.example",
            "https:evil.example",
            "https:/evil.example",
            "http:\\\\evil.example",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "ftp://evil.example",
            "mailto:a@evil.example",
            "//evil%2eexample",
            " /",
            " //evil.example",
            "\t//evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            "/\r\nLocation: https://evil.example",
            "/\r\nSet-Cookie: a=b",
            "/\0",
            "/\u{202e}",
            "/ä",
            "?next=x",
            "#x",
            "./x",
            "../x",
            "@evil.example",
            ":80/x",
            "/customers\\..\\x",
        ];
        assert!(evil.len() >= 40);
        for path in evil {
            assert_eq!(safe(path), None, "{path:?}");
            assert_eq!(or_home(path), "/", "{path:?}");
        }
        for path in ["/", "/customers", "/customers?q=%C3%A4&sort=name", "/customers/org_1/users#form"] {
            assert_eq!(safe(path), Some(path));
        }
        assert_eq!(safe(&format!("/{}", "x".repeat(2000))), None);
    }

    #[test]
    fn the_way_back_is_ours() {
        let parts = |referer: &str| {
            let request = axum::http::Request::post("/customers/1/key")
                .header(header::HOST, "console.example")
                .header(header::REFERER, referer);
            request.body(()).unwrap().into_parts().0
        };
        assert_eq!(back(&parts("https://console.example/customers/1")).as_deref(), Some("/customers/1"));
        assert_eq!(back(&parts("https://console.example.evil/customers")), None);
        assert_eq!(back(&parts("https://evil.example/customers")), None);
        assert_eq!(back(&parts("https://console.example//evil.example")), None);
        let led = detour("/confirm", &parts("https://console.example/customers/1?a=b"));
        assert_eq!(led, "/confirm?next=%2Fcustomers%2F1%3Fa%3Db");
        assert_eq!(detour("/confirm", &parts("https://evil.example/")), "/confirm");
    }
}

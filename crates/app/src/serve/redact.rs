//! The path of a request as the log may show it: links in mails carry their secret in the path.

/// Where the next part of a path is a secret by design.
const BEFORE_SECRETS: &[&str] = &["a", "confirm", "first", "invitation", "join", "reset", "verify"];

/// The path with secrets replaced by `…`: what follows a word of the list, and whatever is as long as a
/// secret and is not an id. Names of static files are long by their hash and no secret.
pub fn shown_path(path: &str) -> String {
    if path.starts_with("/static/") {
        return path.to_owned();
    }
    let mut shown = String::with_capacity(path.len());
    let mut before = "";
    for (at, part) in path.split('/').enumerate() {
        if at > 0 {
            shown.push('/');
        }
        let secret = BEFORE_SECRETS.contains(&before) || (part.len() >= 20 && !is_id(part));
        shown.push_str(if secret && !part.is_empty() { "…" } else { part });
        before = part;
    }
    shown
}

/// `lic_01jd…`: a short word, an underscore, small letters and digits.
fn is_id(part: &str) -> bool {
    let small = |text: &str| text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    part.split_once('_')
        .is_some_and(|(word, rest)| (2..=6).contains(&word.len()) && small(word) && small(rest))
        && !part.starts_with("swt_")
}

#[cfg(test)]
mod tests {
    use super::shown_path;

    #[test]
    fn secrets_in_paths_are_not_shown() {
        for (path, shown) in [
            ("/", "/"),
            (
                "/customers/org_01jd3k8x7a9b2c4d5e6f7g8h9j/licenses",
                "/customers/org_01jd3k8x7a9b2c4d5e6f7g8h9j/licenses",
            ),
            ("/a/k3x9", "/a/…"),
            ("/a/k3x9/open", "/a/…/open"),
            ("/en/reset/Zm9vYmFy", "/en/reset/…"),
            ("/reset/", "/reset/"),
            ("/x/AB12C-DE34F-GH56J-KL78M", "/x/…"),
            ("/x/swt_0123456789abcdef0123", "/x/…"),
            ("/static/cc.0123456789abcdef0123.css", "/static/cc.0123456789abcdef0123.css"),
        ] {
            assert_eq!(shown_path(path), shown);
        }
    }
}

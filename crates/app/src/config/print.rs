//! `config print`: every setting, its value and who said it; secrets stay hidden.

use std::fmt::Write as _;

use super::keys::{KEYS, Secrecy};
use super::layers::{Layers, Source};

/// The settings as lines of `name = "value"  # source`, in the order of the list of keys.
pub fn lines(layers: &Layers, computed: &[(&'static str, String)]) -> String {
    let mut rows = Vec::new();
    for key in KEYS {
        let said = layers.get(key.name).map(|raw| (raw.value.clone(), raw.source.clone()));
        let made = || {
            let (_, value) = computed.iter().find(|(name, _)| *name == key.name)?;
            Some((value.clone(), Source::Default))
        };
        let (shown, source) = match said.or_else(made) {
            Some((value, source)) => (redacted(key.secret, &value), source.to_string()),
            None => ("(not set)".to_owned(), Source::Default.to_string()),
        };
        rows.push((format!("{} = {shown}", key.name), source));
    }
    let width = rows.iter().map(|(left, _)| left.chars().count()).filter(|n| *n <= 60).max().unwrap_or(0);
    let mut text = String::new();
    for (left, source) in rows {
        writeln!(text, "{left:width$}  # {source}").expect("writing to a String cannot fail");
    }
    text
}

fn redacted(secrecy: Secrecy, value: &str) -> String {
    match secrecy {
        Secrecy::Open => format!("{value:?}"),
        Secrecy::Secret => "(hidden)".to_owned(),
        Secrecy::Url => format!("{:?}", without_password(value)),
    }
}

/// A URL with its password replaced by stars, wherever it stands: before the host or among the parameters.
/// What cannot be read as a URL and has an `@` is hidden after its scheme as a whole.
pub fn without_password(value: &str) -> String {
    let parsed = url::Url::parse(value).ok().filter(|url| !(url.cannot_be_a_base() && value.contains('@')));
    let Some(mut url) = parsed else {
        let hidden = value.split_once("://").map(|(scheme, _)| format!("{scheme}://***"));
        return if value.contains('@') {
            hidden.unwrap_or_else(|| "***".to_owned())
        } else {
            value.to_owned()
        };
    };
    let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    let telling =
        |name: &str| name.eq_ignore_ascii_case("password") || name.eq_ignore_ascii_case("sslpassword");
    let in_query = pairs.iter().any(|(name, _)| telling(name));
    if url.password().is_none() && !in_query {
        return value.to_owned();
    }
    if url.password().is_some() && url.set_password(Some("***")).is_err() {
        return format!("{}://***", url.scheme());
    }
    if in_query {
        let shown =
            pairs.iter().map(|(name, value)| (name, if telling(name) { "***" } else { value.as_str() }));
        url.query_pairs_mut().clear().extend_pairs(shown);
    }
    url.to_string()
}

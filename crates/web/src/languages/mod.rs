//! The words of the product in five languages, and dates and numbers as their readers write them.
//! Texts are Fluent files, `locales/LANGUAGE/AREA.ftl`, compiled in. Choosing a visitor's language is not done here.

mod arguments;
mod countries;
mod events;
mod formats;
mod planned;
mod refusals;
mod relative;
#[cfg(test)]
mod tests;
mod words;

use std::{borrow::Cow, fmt, sync::LazyLock};

use askama::filters::Safe;
use domain::Language;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue, concurrent::FluentBundle};
use jiff::tz::TimeZone;
use rust_embed::RustEmbed;

pub use arguments::{Amount, Arg};
pub use events::Change;
pub(crate) use events::facts as refusal_facts;

#[derive(RustEmbed)]
#[folder = "locales/"]
struct Texts;

type Bundle = FluentBundle<FluentResource>;

/// One bundle per language, in the order of [`Language::ALL`].
static BUNDLES: LazyLock<[Bundle; 5]> = LazyLock::new(|| Language::ALL.map(bundle));

/// A reader: the language that they read and the time zone that their clock shows.
#[derive(Clone, Debug)]
pub struct Locale {
    pub language: Language,
    pub time_zone: TimeZone,
}

impl Locale {
    pub fn new(language: Language, time_zone: TimeZone) -> Self {
        Self { language, time_zone }
    }

    /// The BCP 47 code for `<html lang>`.
    pub fn code(&self) -> &'static str {
        self.language.code()
    }

    /// The text under `key`, which takes no arguments. An unknown key panics in debug builds; in release builds it is
    /// logged and shown as `⟦key⟧`.
    pub fn text(&self, key: &str) -> Cow<'static, str> {
        self.format(key, None)
    }

    /// The text under `key` with its arguments filled in: numbers as the language writes them, plurals chosen by them.
    /// An unknown key behaves as in [`Self::text`].
    pub fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let args: FluentArgs<'_> = args.iter().map(|(name, arg)| (*name, arg.value())).collect();
        self.format(key, Some(&args)).into_owned()
    }

    /// Like [`Self::with`], for a text with `<b>` in it: the arguments are escaped, the text is not.
    pub fn rich(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Safe<String> {
        let args: FluentArgs<'_> = args.iter().map(|(name, arg)| (*name, arg.escaped())).collect();
        Safe(self.format(key, Some(&args)).into_owned())
    }

    /// Whether there is a text under `key`, for families of keys where only some members have one of their own.
    pub fn has(&self, key: &str) -> bool {
        self.bundle().has_message(key)
    }

    fn bundle(&self) -> &'static Bundle {
        &BUNDLES[index(self.language)]
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
        let bundle = self.bundle();
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return missing(key, self.language);
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, args, &mut errors).into_owned();
        report(key, &errors);
        Cow::Owned(one_full_stop(text))
    }
}

/// For pages without a visitor, and the start of every choice: English, UTC.
impl Default for Locale {
    fn default() -> Self {
        Self::new(Language::En, TimeZone::UTC)
    }
}

/// A Russian day ends in `г.`, which is the full stop, too, where a sentence ends with it.
pub(crate) fn one_full_stop(text: String) -> String {
    if !text.contains("г..") {
        return text;
    }
    let mut parts = text.split("г..");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |told, rest| told + if rest.starts_with('.') { "г.." } else { "г." } + rest)
}

fn index(language: Language) -> usize {
    Language::ALL.iter().position(|other| *other == language).expect("ALL has every language")
}

fn missing(key: &str, language: Language) -> Cow<'static, str> {
    complain(&format!("no text {key} in {language}"));
    Cow::Owned(format!("⟦{key}⟧"))
}

fn report(key: &str, errors: &[FluentError]) {
    if let Some(error) = errors.first() {
        complain(&format!("text {key}: {error}"));
    }
}

/// A fault of ours: a test must not pass over it, a running service must.
fn complain(fault: &str) {
    tracing::error!("{fault}");
    debug_assert!(false, "{fault}");
}

/// All files of the language's folder in one bundle. The scan test proves that this cannot fail for what is shipped.
fn bundle(language: Language) -> Bundle {
    let code = language.code().parse().expect("language codes are well formed");
    let mut bundle = FluentBundle::new_concurrent(vec![code]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(formats::number_in(language)));
    for (name, source) in files(language) {
        let resource =
            FluentResource::try_new(source).unwrap_or_else(|(_, errors)| panic!("{name}: {errors:?}"));
        bundle.add_resource(resource).unwrap_or_else(|errors| panic!("{name}: {errors:?}"));
    }
    bundle
}

/// Name and content of every text file of a language.
fn files(language: Language) -> impl Iterator<Item = (Cow<'static, str>, String)> {
    let folder = format!("{}/", language.code());
    Texts::iter().filter(move |name| name.starts_with(&folder)).map(|name| {
        let file = Texts::get(&name).expect("the name comes from the embedded files");
        let source = String::from_utf8(file.data.into_owned()).expect("text files are UTF-8");
        (name, source)
    })
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Formats the numbers inside texts; `None` leaves a value to Fluent.
type NumberFormatter = fn(&FluentValue<'_>, &intl_memoizer::concurrent::IntlLangMemoizer) -> Option<String>;

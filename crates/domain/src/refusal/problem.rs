//! What is wrong with one field; a door finds the text under `problem-CODE`.

use super::Argument;

/// A field of a form or body, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct FieldProblem {
    pub field: String,
    pub problem: Problem,
}

impl FieldProblem {
    pub fn new(field: impl Into<String>, problem: Problem) -> Self {
        Self { field: field.into(), problem }
    }
}

macro_rules! problems {
    ($($name:ident $({ $($field:ident : $type:ty = $sample:expr),+ })? => $code:literal;)*) => {
        /// What is wrong with one field.
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub enum Problem { $($name $({ $($field: $type),+ })?,)* }

        impl Problem {
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$name $({ $($field: _),+ })? => $code,)* }
            }

            pub fn arguments(&self) -> Vec<(&'static str, Argument)> {
                match self { $(Self::$name $({ $($field),+ })? => vec![$($((stringify!($field), Argument::from($field))),+)?],)* }
            }

            pub fn samples() -> Vec<Self> {
                vec![$(Self::$name $({ $($field: $sample),+ })?,)*]
            }
        }
    };
}

problems! {
    Required => "required";
    TooLong { max: i64 = 200 } => "too-long";
    TooShort { min: i64 = 12 } => "too-short";
    ForbiddenCharacters => "forbidden-characters";
    NotAnEmail => "not-an-email";
    NotANumber => "not-a-number";
    OutOfRange { min: i64 = 0, max: i64 = 999_999 } => "out-of-range";
    NotADay => "not-a-day";
    NotAnInstant => "not-an-instant";
    NotATime => "not-a-time";
    EndsBeforeStart => "ends-before-start";
    AfterEndOfLife { day: String = "2026-12-01".into() } => "after-end-of-life";
    NotAChoice => "not-a-choice";
    NobodyNamed { name: String = "ann@example.com".into() } => "nobody-named";
    NotAnId => "not-an-id";
    NotAUrl => "not-a-url";
    Taken => "taken";
    NotBefore { day: String = "2026-12-01".into() } => "not-before";
    NotAfter { day: String = "2026-12-01".into() } => "not-after";
    VendorClosed => "vendor-closed";
    Overlaps => "overlaps";
    Twice { line: i64 = 3 } => "twice";
    CommonPassword => "common-password";
    PasswordsDiffer => "passwords-differ";
    WrongPassword => "wrong-current-password";
    UnknownField => "unknown-field";
    WrongType => "wrong-type";
    UnknownTimeZone => "unknown-time-zone";
    NotUtf8 => "not-utf8";
    ColumnMissing { column: String = "email".into() } => "column-missing";
    ColumnUnknown { column: String = "colour".into() } => "column-unknown";
    Fixed => "fixed";
    NeedsViewing => "needs-viewing";
    TooManyRows { max: i64 = 10_000 } => "too-many-rows";
    NotACode => "not-a-code";
    MistypedCode => "mistyped-code";
    NotADocument => "not-a-document";
    NotAColor => "not-a-color";
    NotADomain { domain: String = "exa mple.com".into() } => "not-a-domain";
    DomainNotGranted { domain: String = "example.com".into() } => "domain-not-granted";
    NotAPicture => "not-a-picture";
    PictureTooLarge { points: i64 = 2000 } => "picture-too-large";
    FileTooLarge { megabytes: i64 = 1 } => "file-too-large";
    LightLogoFirst => "light-logo-first";
    InThePast => "in-the-past";
    UnknownPlaceholder { name: String = "costumer".into(), allowed: String = "customer, product".into() } => "unknown-placeholder";
    MistypedPlaceholder { name: String = "costumer".into(), nearest: String = "customer".into(), allowed: String = "customer, product".into() } => "mistyped-placeholder";
    SecretPlaceholder { name: String = "code".into() } => "secret-placeholder";
    PlaceholderMissing { name: String = "product".into() } => "placeholder-missing";
    TemplateBroken { line: i64 = 3 } => "template-broken";
    PatternBroken => "pattern-broken";
    PatternUnknown { name: String = "host".into(), allowed: String = "prefix, device".into() } => "pattern-unknown";
    PatternAlike => "pattern-alike";
    NotANetwork { network: String = "192.0.2.0/33".into() } => "not-a-network";
    NotAnAccount => "not-an-account";
    NotRates => "not-rates";
    NotAnAmount => "not-an-amount";
    SeriesAlike { series: String = "INV-".into() } => "series-alike";
    StatementUnreadable => "statement-unreadable";
    CurrencyUnknown { row: i64 = 3, currency: String = "EURO".into() } => "currency-unknown";
    AmountAbove { most: String = "120.00 EUR".into() } => "amount-above";
    OtherCurrency { currency: String = "EUR".into() } => "other-currency";
    NotATable => "not-a-table";
    OldWorkbook => "old-workbook";
    NotInEncoding => "not-in-encoding";
    NoRows => "no-rows";
    TooManyColumns { max: i64 = 256 } => "too-many-columns";
    ColumnTwice { column: String = "E-mail".into() } => "column-twice";
    CustomerUnknown => "customer-unknown";
    CustomerUnknownNear { nearest: String = "Kauppahuone Oy".into() } => "customer-unknown-near";
    CustomerAmbiguous { count: i64 = 2 } => "customer-ambiguous";
    CustomerStopped => "customer-stopped";
    UsersAddedElsewhere => "users-added-elsewhere";
    NotAllowed => "not-allowed";
    NoLicense => "no-license";
    NoUnitFree { edition: String = "Standard".into() } => "no-unit-free";
    NotAmong { choices: String = "Standard, Server".into() } => "not-among";
    NotAmongNear { nearest: String = "Server".into(), choices: String = "Standard, Server".into() } => "not-among-near";
    NotYesOrNo => "not-yes-or-no";
    NotALink { link: String = "http://example.com".into() } => "not-a-link";
}

//! Answers that are not a yes: one enum with stable codes, shown in five languages by lookup.
//! No prose here; a door finds the text under `refusal-CODE` and `problem-CODE`.

mod error;
mod problem;
#[cfg(test)]
mod tests;

use crate::clock::Instant;

pub(crate) use error::again_if_gone;
pub use error::{Error, Failure, Result};
pub use problem::{FieldProblem, Problem};

/// What kind of no it is; a door turns it into an HTTP status or an exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nobody is logged in, or the credential shown is not valid.
    Unauthenticated,
    /// Seen, but not allowed.
    Forbidden,
    /// Not there, or out of reach: the same answer.
    NotFound,
    /// What was typed or sent cannot be taken.
    Invalid,
    /// The state of the record does not allow it.
    Conflict,
    /// Too many attempts; later it may work.
    Throttled,
    /// Nothing wrong with the request; later it will work.
    Unavailable,
}

/// A value shown inside a refusal's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument {
    Text(String),
    Number(i64),
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<&i64> for Argument {
    fn from(number: &i64) -> Self {
        Self::Number(*number)
    }
}

macro_rules! refusals {
    ($($(#[$doc:meta])* $name:ident $({ $($field:ident : $type:ty = $sample:expr),+ })? => $code:literal, $kind:ident;)*) => {
        /// A definite answer that is not a yes.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Refusal {
            /// Some fields cannot be taken as they are.
            Invalid(Vec<FieldProblem>),
            $($(#[$doc])* $name $({ $($field: $type),+ })?,)*
        }

        impl Refusal {
            /// The stable name, the same in the API, in texts and in logs.
            pub const fn code(&self) -> &'static str {
                match self {
                    Self::Invalid(_) => "invalid",
                    $(Self::$name $({ $($field: _),+ })? => $code,)*
                }
            }

            pub const fn kind(&self) -> Kind {
                match self {
                    Self::Invalid(_) => Kind::Invalid,
                    $(Self::$name $({ $($field: _),+ })? => Kind::$kind,)*
                }
            }

            /// What the text of the refusal names, by variable.
            pub fn arguments(&self) -> Vec<(&'static str, Argument)> {
                match self {
                    Self::Invalid(problems) => vec![("count", Argument::Number(problems.len() as i64))],
                    $(Self::$name $({ $($field),+ })? => vec![$($((stringify!($field), Argument::from($field))),+)?],)*
                }
            }

            /// One of each, for the sweeps that show every refusal in every language.
            pub fn samples() -> Vec<Self> {
                vec![
                    Self::Invalid(vec![FieldProblem::new("name", Problem::Required)]),
                    $(Self::$name $({ $($field: $sample),+ })?,)*
                ]
            }
        }
    };
}

refusals! {
    NotLoggedIn => "not-logged-in", Unauthenticated;
    WrongPassword => "wrong-password", Unauthenticated;
    TokenRefused => "token-refused", Unauthenticated;
    PasswordNeededAgain => "password-needed-again", Forbidden;
    Forbidden => "forbidden", Forbidden;
    FormExpired => "form-expired", Forbidden;
    NotFound => "not-found", NotFound;
    LinkExpired => "link-expired", NotFound;
    TooLarge => "too-large", Invalid;
    NotJson => "not-json", Invalid;
    MalformedJson => "malformed-json", Invalid;
    MethodNotAllowed => "method-not-allowed", Invalid;
    TooManyAttempts { seconds: i64 = 60 } => "too-many-attempts", Throttled;
    Busy => "busy", Unavailable;
    StorageFull => "storage-full", Unavailable;

    ChangedMeanwhile => "changed-meanwhile", Conflict;
    IdempotencyKeyReused => "idempotency-key-reused", Invalid;
    IdempotencyKeyInFlight => "idempotency-key-in-flight", Conflict;
    RoleAboveOwn => "role-above-own", Forbidden;
    OwnRole => "own-role", Conflict;
    LastAdmin => "last-admin", Conflict;
    AlreadyMember { email: String = "ann@example.com".into() } => "already-member", Conflict;
    AlreadySetUp => "already-set-up", Conflict;
    CustomersHaveNothingBelow => "customers-have-nothing-below", Conflict;
    OrganizationInUse { below: i64 = 3 } => "organization-in-use", Conflict;
    /// Account names of a subtree that others have where it would move to.
    AccountNamesClash { names: String = "rossi, verdi".into(), count: i64 = 2 } => "account-names-clash", Conflict;
    /// A partner cannot be closed while partners or customers below it are open.
    OpenBelow { partners: i64 = 2, customers: i64 = 3 } => "open-below", Conflict;
    /// A partner that is closed for good takes nothing in and is not opened again.
    OrganizationClosed => "organization-closed", Conflict;
    /// Nobody is invited to the staff of an organization that is disabled, or stands below one that is.
    OrganizationDisabled => "organization-disabled", Conflict;
    MoveIntoItself => "move-into-itself", Conflict;
    AlreadyThere => "already-there", Conflict;
    /// Whoever is logged in belongs only to organizations that are disabled, or stand below one that is.
    AccessStopped { organization: String = "Acme".into() } => "access-stopped", Forbidden;
    /// Whoever is logged in belongs to no organization any more.
    NoOrganization => "no-organization", Forbidden;
    AlreadyDisabled => "already-disabled", Conflict;
    NotDisabled => "not-disabled", Conflict;

    /// A customer cannot be deleted while licenses are in use.
    LicensesInUse { numbers: String = "242ede8e-8aff-102e-9132-005056b36f47".into(), count: i64 = 2 } => "licenses-in-use", Conflict;
    /// A key that was made before waits for its day.
    SigningKeyComing => "signing-key-coming", Conflict;
    /// Without it nothing could be signed.
    LastSigningKey => "last-signing-key", Conflict;
    ProductInUse { licenses: i64 = 3 } => "product-in-use", Conflict;
    EditionInUse { edition: String = "Standard".into() } => "edition-in-use", Conflict;
    PlanNotOffered => "plan-not-offered", Conflict;
    PlanSaleEnded { day: String = "2026-12-01".into() } => "plan-sale-ended", Conflict;
    PlanLifeEnded { day: String = "2026-12-01".into() } => "plan-life-ended", Conflict;
    /// The partner has not approved the latest terms of the plan.
    PlanLocked => "plan-locked", Conflict;
    /// The units and days of a trial are those of its plan.
    TrialNotChanged => "trial-not-changed", Conflict;
    /// Licenses of the same product overlap, and nothing was chosen for them.
    LicensesOverlap { numbers: String = "242ede8e-8aff-102e-9132-005056b36f47".into(), count: i64 = 2 } => "licenses-overlap", Conflict;
    ReplacedNotBegun { number: String = "242ede8e-8aff-102e-9132-005056b36f47".into(), day: String = "2026-12-01".into() } => "replaced-not-begun", Conflict;
    /// Only a license in force takes the place of another.
    ReplacementNotInForce => "replacement-not-in-force", Conflict;
    NothingToConvert { number: String = "242ede8e-8aff-102e-9132-005056b36f47".into() } => "nothing-to-convert", Conflict;
    SeatsExceedReplacement { edition: String = "Standard".into(), assigned: i64 = 5, quantity: i64 = 3, missing: i64 = 2 } => "seats-exceed-replacement", Conflict;
    DevicesExceedPlan { seats: i64 = 2, most: i64 = 1 } => "devices-exceed-plan", Conflict;
    QuantityBelowAssigned { edition: String = "Standard".into(), quantity: i64 = 3, assigned: i64 = 5, missing: i64 = 2 } => "quantity-below-assigned", Conflict;
    SeatsExhausted { edition: String = "Standard".into(), wanted: i64 = 3, free: i64 = 1, missing: i64 = 2 } => "seats-exhausted", Conflict;
    UsernameTaken { username: String = "ann@example.com".into() } => "username-taken", Conflict;
    SeatRemoved => "seat-removed", Conflict;
    /// There is an open request of this kind already.
    AlreadyAsked => "already-asked", Conflict;
    AlreadyAnswered => "already-answered", Conflict;
    /// The unit has a holder.
    SeatBound { email: String = "ann@example.com".into() } => "seat-bound", Conflict;
    /// The unit has no holder.
    NotBound => "not-bound", Conflict;
    /// The person has a unit of that line already.
    AlreadyBound { email: String = "ann@example.com".into() } => "already-bound", Conflict;
    /// An unbinding is taken back for a while only, and while nobody else has the units.
    UndoTooLate => "undo-too-late", Conflict;
    SeatInstalled { username: String = "ann@example.com".into() } => "seat-installed", Conflict;
    AlreadySuspended => "already-suspended", Conflict;
    NotSuspended => "not-suspended", Conflict;
    AlreadyRevoked => "already-revoked", Conflict;
    NotATrial => "not-a-trial", Conflict;
    TrialExtensionsUsed => "trial-extensions-used", Conflict;
    NotATrialClient => "not-a-trial-client", Conflict;
    EditionNotOnLicense { edition: String = "Server".into() } => "edition-not-on-license", Conflict;
    /// Nobody made this code, or nobody whose codes can be entered there.
    PurchaseCodeUnknown => "purchase-code-unknown", NotFound;
    PurchaseCodeUsed => "purchase-code-used", Conflict;
    /// For those who see who used it.
    PurchaseCodeUsedBy { organization: String = "Acme".into(), day: String = "2026-12-01".into() } => "purchase-code-used-by", Conflict;
    PurchaseCodeExpired { day: String = "2026-12-01".into() } => "purchase-code-expired", Conflict;
    PurchaseCodeCancelled => "purchase-code-cancelled", Conflict;
    PurchaseCodeOfAnotherPlan { plan: String = "Yearly".into(), edition: String = "Standard".into() } => "purchase-code-of-another-plan", Conflict;
    PurchaseCodeOfAnotherTerm { months: i64 = 24, held: i64 = 12 } => "purchase-code-of-another-term", Conflict;
    /// Codes are shown in full once.
    CodesShown => "codes-shown", Conflict;
    PendingExceeded { wanted: i64 = 5, pending: i64 = 3, missing: i64 = 2 } => "pending-exceeded", Conflict;
    UnitsInUse { wanted: i64 = 5, free: i64 = 3, missing: i64 = 2 } => "units-in-use", Conflict;
    /// Units are used up with the term of their license.
    UnitsExpired => "units-expired", Conflict;
    /// A total cannot go below the units that came of purchase codes.
    UnitsFromCodes { edition: String = "Standard".into(), units: i64 = 5, quantity: i64 = 3 } => "units-from-codes", Conflict;
    HoldsPurchaseCodes { count: i64 = 2 } => "holds-purchase-codes", Conflict;
    /// Who adds users was chosen: the other side.
    ManagedByCustomer => "managed-by-customer", Conflict;
    ManagedByPartner => "managed-by-partner", Conflict;
    NothingSelected => "nothing-selected", Conflict;
    /// As many views of a list as anybody may have.
    TooManyViews { most: i64 = 30 } => "too-many-views", Conflict;
    SelectionChanged { seen: i64 = 412, now: i64 = 415 } => "selection-changed", Conflict;
    /// More records match than one bulk run takes.
    TooManySelected { most: i64 = 10_000 } => "too-many-selected", Conflict;
    /// A bulk run that is over or was stopped is not stopped.
    BulkNotRunning => "bulk-not-running", Conflict;
    /// A bulk run that goes on is neither continued nor undone, nor are its failures tried again.
    BulkStillRunning => "bulk-still-running", Conflict;
    /// Nothing of the bulk run failed.
    NothingFailed => "nothing-failed", Conflict;
    /// What the bulk run did has no opposite, or it did nothing.
    BulkNotUndoable => "bulk-not-undoable", Conflict;
    BulkAlreadyUndone => "bulk-already-undone", Conflict;
    BulkUndoTooLate { days: i64 = 30 } => "bulk-undo-too-late", Conflict;
    /// The license ends on that day or later already.
    EndsLater { day: String = "2026-12-01".into() } => "ends-later", Conflict;
    /// Nobody of the selection has an address that a mail could go to.
    AddressMissing => "address-missing", Conflict;
    /// All that was selected is on its way already.
    AlreadyQueued => "already-queued", Conflict;
    MessageAlreadySent => "message-already-sent", Conflict;
    /// The link in the mail has run out, so that sending it again would help nobody.
    MessageOutOfDate => "message-out-of-date", Conflict;

    /// The event tells of nothing that could be taken back, or is too old.
    NotUndoable => "not-undoable", Conflict;
    /// What an event changed is not as it left it.
    UndoMovedOn => "undo-moved-on", Conflict;
    /// The same is planned for that day already.
    AlreadyPlanned { day: String = "2026-12-01".into() } => "already-planned", Conflict;
    /// It was done or cancelled.
    PlannedChangeOver => "planned-change-over", Conflict;
    /// Who planned a change may not do it any more, or is gone.
    PlannerMayNot => "planner-may-not", Conflict;
    /// So many changes of one customer are planned already.
    TooManyPlanned { most: i64 = 200 } => "too-many-planned", Conflict;

    /// Nobody above the customer has filled in the details under which invoices are issued.
    NoIssuer => "no-issuer", Conflict;
    /// What is sold without a price cannot be ordered.
    PriceMissing { plan: String = "Yearly".into(), edition: String = "Standard".into(), currency: String = "EUR".into() } => "price-missing", Conflict;
    LicenseNotRenewable { number: String = "242ede8e-8aff-102e-9132-005056b36f47".into() } => "license-not-renewable", Conflict;
    /// The sum is another one than whoever ordered was shown.
    PriceChanged { now: String = "62.62 EUR".into() } => "price-changed", Conflict;
    /// An order or invoice for the next term of the license stands already.
    AlreadyRenewed { number: String = "242ede8e-8aff-102e-9132-005056b36f47".into(), invoice: String = "INV-0017".into() } => "already-renewed", Conflict;
    InvoiceNotDraft => "invoice-not-draft", Conflict;
    /// Orders, cancelled ones and credit notes take no money.
    InvoiceNotIssued => "invoice-not-issued", Conflict;
    /// No invoice of the issuer has the number or payment reference.
    InvoiceUnknown { number: String = "INV-0017".into() } => "invoice-unknown", NotFound;
    /// The reference names another payment, or another amount.
    PaymentReferenceUsed { reference: String = "2026112300017".into() } => "payment-reference-used", Conflict;
    PaymentReversed => "payment-reversed", Conflict;
    NothingToCredit => "nothing-to-credit", Conflict;
    /// Orders and open invoices of customers name an issuer that would no longer stand above them.
    InvoicesOpen { invoices: String = "INV-0017, INV-0018".into(), count: i64 = 2 } => "invoices-open", Conflict;
    /// Customers with invoices are kept for the books.
    InvoicesKept { count: i64 = 2 } => "invoices-kept", Conflict;

    /// It runs, or was taken back, or is not that far.
    ImportNotOpen => "import-not-open", Conflict;
    /// A day has passed since.
    ImportTooOld => "import-too-old", Conflict;

    // Activation: what an installed client is told. Definitive, except the throttled and unavailable kinds.
    WrongActivationCode => "wrong-activation-code", NotFound;
    WrongUsername => "wrong-username", NotFound;
    NoSeatFree => "no-seat-free", Conflict;
    /// The user moved to other devices as often as the plan lets them.
    MoveBudgetSpent { day: String = "2026-12-01".into() } => "move-budget-spent", Conflict;
    /// The plan lets nobody move to another device.
    DeviceMovesExcluded => "device-moves-excluded", Conflict;
    WrongDeploymentKey => "wrong-deployment-key", NotFound;
    DeploymentKeyRevoked => "deployment-key-revoked", Conflict;
    /// The key was replaced, and the time for which the old one went on working is over.
    DeploymentKeyReplaced => "deployment-key-replaced", Conflict;
    DeploymentKeyExpired { day: String = "2026-12-01".into() } => "deployment-key-expired", Conflict;
    /// As many devices were enrolled by the key as it is limited to.
    DeploymentKeyUsedUp => "deployment-key-used-up", Conflict;
    /// The key is limited to networks that the device is not in.
    DeploymentKeyElsewhere => "deployment-key-elsewhere", Conflict;
    LicenseDraft => "license-draft", Conflict;
    LicenseRevoked => "license-revoked", Conflict;
    CustomerDisabled => "customer-disabled", Conflict;
    LicenseSuspended => "license-suspended", Conflict;
    PaymentAwaited => "payment-awaited", Conflict;
    LicenseNotYetValid { day: String = "2026-12-01".into() } => "license-not-yet-valid", Conflict;
    LicenseExpired { day: String = "2026-12-01".into() } => "license-expired", Conflict;
    DeviceTokenRefused => "device-token-refused", Unauthenticated;
    InstallationReleased => "installation-released", Conflict;
    /// The place of the device was freed because nothing was heard of it, and another has it now.
    InstallationSilenced { day: String = "2026-12-01".into() } => "installation-silenced", Conflict;
    /// The place was not freed for silence, or that is too long ago.
    NotSilenced => "not-silenced", Conflict;
    /// The device was heard of lately, or has nothing to tell for now.
    NotSilent => "not-silent", Conflict;
    /// The device works by a license file, which cannot be called back.
    WorksOffline { day: String = "2026-12-01".into() } => "works-offline", Conflict;
    /// The user of the device was unbound from the license.
    SeatUnbound => "seat-unbound", Conflict;
    /// The unit waits for a person who has not registered yet.
    HolderNotRegistered => "holder-not-registered", Conflict;
}

impl Refusal {
    /// Whether the same request may succeed later without anybody changing anything.
    pub const fn is_retryable(&self) -> bool {
        matches!(self.kind(), Kind::Throttled | Kind::Unavailable)
    }

    /// One field, one problem.
    pub fn field(field: impl Into<String>, problem: Problem) -> Self {
        Self::Invalid(vec![FieldProblem::new(field, problem)])
    }
}

/// Refuses until the given instant; at least one second.
pub fn too_many_attempts(until: Instant, now: Instant) -> Refusal {
    Refusal::TooManyAttempts { seconds: until.seconds_since(now).max(1) }
}

//! The audit trail: every change writes one event in its own transaction. A sealer chains the events of each
//! organization soon after and lists them in the feeds of those above it.

mod reading;
mod sealing;

use db::{FromRow, Row, params};
use serde_json::{Map, Value as Json, json};

use crate::{
    act::{Act, Door},
    clock::Instant,
    ids::{EventId, OrganizationId},
    refusal::Result,
    words,
};

pub(crate) use reading::{about, get};
pub use reading::{feed, list};
pub use sealing::{seal, verify};

words! {
    /// What happened; shown in five languages under `event-WORD`.
    What {
        SetUp => "set-up",
        LoggedIn => "logged-in",
        LoggedOut => "logged-out",
        LoginRefused => "login-refused",
        SessionsEnded => "sessions-ended",
        PasswordChanged => "password-changed",
        PasswordResetAsked => "password-reset-asked",
        AccountRegistered => "account-registered",
        AccountChanged => "account-changed",
        AccountDisabled => "account-disabled",
        AccountEnabled => "account-enabled",
        MemberInvited => "member-invited",
        InvitationWithdrawn => "invitation-withdrawn",
        MemberAdded => "member-added",
        MemberChanged => "member-changed",
        MemberRemoved => "member-removed",
        TokenMade => "token-made",
        TokenRevoked => "token-revoked",
        OrganizationCreated => "organization-created",
        OrganizationChanged => "organization-changed",
        OrganizationDeleted => "organization-deleted",
        OrganizationDisabled => "organization-disabled",
        OrganizationEnabled => "organization-enabled",
        OrganizationClosed => "organization-closed",
        OrganizationMoved => "organization-moved",
        /// Told to whom it stood below before.
        OrganizationLeft => "organization-left",
        /// Told to whom it stands below now.
        OrganizationArrived => "organization-arrived",
        PartnerTypeChanged => "partner-type-changed",
        BrandingChanged => "branding-changed",
        CustomerCreated => "customer-created",
        CustomerChanged => "customer-changed",
        CustomerDeleted => "customer-deleted",
        CustomerDisabled => "customer-disabled",
        CustomerEnabled => "customer-enabled",
        KeyRevealed => "key-revealed",
        ProductCreated => "product-created",
        ProductChanged => "product-changed",
        PlanCreated => "plan-created",
        PlanChanged => "plan-changed",
        PlanSellersChanged => "plan-sellers-changed",
        PlanApproved => "plan-approved",
        LicenseIssued => "license-issued",
        LicenseChanged => "license-changed",
        LicenseSuspended => "license-suspended",
        LicenseResumed => "license-resumed",
        LicenseRevoked => "license-revoked",
        LicensePutInForce => "license-put-in-force",
        LicenseReplaced => "license-replaced",
        LicenseTermsAdopted => "license-terms-adopted",
        UsersHandedOver => "users-handed-over",
        UsersPartlyHandedOver => "users-partly-handed-over",
        HandoverFailed => "handover-failed",
        TrialExtended => "trial-extended",
        TrialConverted => "trial-converted",
        TrialClientConnected => "trial-client-connected",
        SeatsAdded => "seats-added",
        SeatChanged => "seat-changed",
        SeatRemoved => "seat-removed",
        SeatsBound => "seats-bound",
        SeatsUnbound => "seats-unbound",
        UnbindingUndone => "unbinding-undone",
        /// A person registered for whom units had waited.
        BindingCompleted => "binding-completed",
        RegistrationAsked => "registration-asked",
        RequestMade => "request-made",
        RequestGranted => "request-granted",
        RequestDeclined => "request-declined",
        RequestWithdrawn => "request-withdrawn",
        CodeRenewed => "code-renewed",
        CodeRevealed => "code-revealed",
        InvitationsQueued => "invitations-queued",
        MessageSent => "message-sent",
        MessageBounced => "message-bounced",
        MessageFailed => "message-failed",
        MessageCancelled => "message-cancelled",
        MessageRequeued => "message-requeued",
        MessageResent => "message-resent",
        TemplateChanged => "template-changed",
        TemplateReset => "template-reset",
        TemplateTested => "template-tested",
        DeploymentKeyMade => "deployment-key-made",
        DeploymentKeyChanged => "deployment-key-changed",
        DeploymentKeyRotated => "deployment-key-rotated",
        DeploymentKeyRevoked => "deployment-key-revoked",
        PurchaseCodesMade => "purchase-codes-made",
        PurchaseCodesShown => "purchase-codes-shown",
        PurchaseCodeEntered => "purchase-code-entered",
        PurchaseCodeUpdated => "purchase-code-updated",
        PurchaseCodeChanged => "purchase-code-changed",
        PurchaseCodeCancelled => "purchase-code-cancelled",
        UnitsAllotted => "units-allotted",
        UnitsReturned => "units-returned",
        Activated => "activated",
        Enrolled => "enrolled",
        /// A person took over the place of a device that came with a deployment key.
        InstallationClaimed => "installation-claimed",
        Released => "released",
        DeviceRecognized => "device-recognized",
        DeviceMovesForgiven => "device-moves-forgiven",
        InstallationSilenced => "installation-silenced",
        InstallationRevived => "installation-revived",
        LicenseFileIssued => "license-file-issued",
        /// The proof of an offline return came after the place was free already.
        ReceiptKept => "receipt-kept",
        ProgramMessageWritten => "program-message-written",
        ProgramMessageWithdrawn => "program-message-withdrawn",
        SigningKeyMade => "signing-key-made",
        SigningKeyRetired => "signing-key-retired",
        SigningKeyWithdrawn => "signing-key-withdrawn",
        AlertsChanged => "alerts-changed",
        ListExported => "list-exported",
        ViewSaved => "view-saved",
        ViewChanged => "view-changed",
        ViewDeleted => "view-deleted",
        ViewRestored => "view-restored",
        FirstStepsHidden => "first-steps-hidden",
        FirstStepsShown => "first-steps-shown",
        ImportStarted => "import-started",
        ImportFinished => "import-finished",
        ImportUndone => "import-undone",
        IssuerChanged => "issuer-changed",
        PricesChanged => "prices-changed",
        OrderPlaced => "order-placed",
        OrderCancelled => "order-cancelled",
        InvoiceIssued => "invoice-issued",
        PaymentRecorded => "payment-recorded",
        PaymentReversed => "payment-reversed",
        InvoiceCredited => "invoice-credited",
        InvoiceSent => "invoice-sent",
        NoteWritten => "note-written",
        NoteChanged => "note-changed",
        NoteRemoved => "note-removed",
        NoteRestored => "note-restored",
        ChangePlanned => "change-planned",
        PlannedChangeChanged => "planned-change-changed",
        PlannedChangeCancelled => "planned-change-cancelled",
        PlannedChangeRestored => "planned-change-restored",
        PlannedChangeRefused => "planned-change-refused",
        BulkStarted => "bulk-started",
        BulkFinished => "bulk-finished",
        BulkStopped => "bulk-stopped",
        BulkResumed => "bulk-resumed",
        BulkRetried => "bulk-retried",
    }
}

words! {
    /// What kind of record an event is about.
    SubjectKind {
        Organization => "organization",
        PartnerType => "partner-type",
        Account => "account",
        Token => "token",
        Product => "product",
        Plan => "plan",
        License => "license",
        Seat => "seat",
        Request => "request",
        PurchaseCode => "purchase-code",
        Message => "message",
        Template => "template",
        DeploymentKey => "deployment-key",
        Installation => "installation",
        Job => "job",
        Import => "import",
        Invoice => "invoice",
        View => "view",
    }
}

/// One event to be written: what, about which record, with what changed.
#[derive(Clone, Debug)]
pub struct Entry {
    what: What,
    kind: SubjectKind,
    id: String,
    name: String,
    details: Map<String, Json>,
}

impl Entry {
    pub fn new(what: What, kind: SubjectKind, id: impl ToString, name: impl Into<String>) -> Self {
        Self { what, kind, id: id.to_string(), name: name.into(), details: Map::new() }
    }

    /// Before and after of one field; nothing when they are equal.
    #[must_use]
    pub fn change<T: PartialEq + serde::Serialize>(mut self, field: &str, before: &T, after: &T) -> Self {
        if before != after {
            self.details.insert(field.to_owned(), json!([before, after]));
        }
        self
    }

    /// A fact that goes with the event.
    #[must_use]
    pub fn note(mut self, field: &str, value: impl Into<Json>) -> Self {
        self.details.insert(field.to_owned(), value.into());
        self
    }

    /// What is noted, taken out.
    pub(crate) fn into_details(self) -> Map<String, Json> {
        self.details
    }

    /// Whether any field differs.
    pub fn has_details(&self) -> bool {
        !self.details.is_empty()
    }
}

impl Act<'_> {
    /// Writes the event for the organization, in this act's transaction.
    pub(crate) fn record(&mut self, organization: OrganizationId, entry: Entry) -> Result<()> {
        let id = self.spend_coming_event();
        let (now, caller) = (self.now(), self.caller().clone());
        let details = Json::Object(entry.details).to_string();
        self.tx().send(
            "INSERT INTO events (organization_id, id, at, actor_kind, actor_id, actor_name, action, subject_kind, \
             subject_id, subject_name, details, door, request_id) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            params![
                organization, id, now, caller.actor.kind(), caller.actor.id(), caller.actor.name(), entry.what,
                entry.kind, entry.id, entry.name, details, caller.door, caller.request_id
            ],
        )?;
        self.tx().send(
            "INSERT INTO unsealed_events (event_id, organization_id) VALUES ($1, $2)",
            params![id, organization],
        )?;
        Ok(())
    }
}

/// One line of the trail, as it is read.
#[derive(Clone, Debug)]
pub struct Event {
    pub id: EventId,
    pub organization: OrganizationId,
    pub organization_name: String,
    pub at: Instant,
    pub actor_kind: String,
    pub actor_name: String,
    pub what: What,
    pub subject_kind: SubjectKind,
    pub subject_id: String,
    pub subject_name: String,
    /// Field to `[before, after]` or to a single value.
    pub details: Map<String, Json>,
    pub door: Door,
}

impl FromRow for Event {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        let details: String = row.get("details")?;
        Ok(Self {
            id: row.get("id")?,
            organization: row.get("organization_id")?,
            organization_name: row.get("organization_name")?,
            at: row.get("at")?,
            actor_kind: row.get("actor_kind")?,
            actor_name: row.get("actor_name")?,
            what: row.get("action")?,
            subject_kind: row.get("subject_kind")?,
            subject_id: row.get("subject_id")?,
            subject_name: row.get("subject_name")?,
            details: serde_json::from_str(&details).unwrap_or_default(),
            door: row.get("door")?,
        })
    }
}

# The trail: `event-WORD` is the sentence, `field-name-FIELD` the field that changed, `value-…` what it was or is.
# `-self` is the sentence when people do it to themselves.

## Who acts, and through which door
actor-person = { $name }
actor-token = The API token { $name }
actor-device = A device
actor-system = The system
actor-command-line = The command line
actor-stranger = Someone not logged in
door-console = Console
door-api = API
door-activation = Activation
door-cli = Command line
door-worker = Background work

## Logins and accounts
event-set-up = { $actor } set up the service for { $subject }
event-logged-in = { $actor } logged in
event-logged-out = { $actor } logged out
event-login-refused = { $actor } tried to log in as { $subject } and was refused
event-sessions-ended =
    { $count ->
        [one] { $actor } ended { $count } login session of { $subject }
       *[other] { $actor } ended { $count } login sessions of { $subject }
    }
event-sessions-ended-self =
    { $count ->
        [one] { $actor } ended { $count } login session of their own
       *[other] { $actor } ended { $count } login sessions of their own
    }
event-password-changed = { $actor } changed the password of { $subject }
event-password-changed-self = { $actor } changed their password
event-password-reset-asked = { $actor } asked for a new password for { $subject }
event-account-registered = { $actor } registered the account { $subject }
event-account-registered-self = { $actor } registered
event-account-changed = { $actor } changed the account { $subject }
event-account-changed-self = { $actor } changed their own details
event-account-disabled = { $actor } disabled the account { $subject }
event-account-enabled = { $actor } enabled the account { $subject }
event-member-invited = { $actor } invited { $subject } to the staff
event-invitation-withdrawn = { $actor } withdrew the staff invitation of { $subject }
event-member-added = { $actor } added { $subject } to the staff
event-member-added-self = { $actor } joined the staff
event-member-changed = { $actor } changed the role of { $subject }
event-member-removed = { $actor } removed { $subject } from the staff
event-token-made = { $actor } made the API token { $subject }
event-token-revoked = { $actor } revoked the API token { $subject }

## Organizations and customers
event-organization-created = { $actor } created the organization { $subject }
event-organization-changed = { $actor } changed the organization { $subject }
event-organization-deleted = { $actor } deleted the organization { $subject }
event-organization-disabled = { $actor } disabled the partner { $subject }
event-organization-enabled = { $actor } enabled the partner { $subject }
event-organization-closed = { $actor } closed the partner { $subject } for good
event-organization-moved = { $actor } moved { $subject } to another place
event-organization-left = { $actor } moved { $subject } away
event-organization-arrived = { $actor } moved { $subject } here
event-partner-type-changed = { $actor } changed what the partner type { $subject } may do
event-branding-changed = { $actor } changed the branding of { $subject }
event-customer-created = { $actor } created the customer { $subject }
event-customer-changed = { $actor } changed the customer { $subject }
event-customer-deleted = { $actor } deleted the customer { $subject }
event-customer-disabled = { $actor } disabled the customer { $subject }
event-customer-enabled = { $actor } enabled the customer { $subject }
event-key-revealed = { $actor } looked at the encryption key of { $subject }

## Products and plans
event-product-created = { $actor } created the product { $subject }
event-product-changed = { $actor } changed the product { $subject }
event-plan-created = { $actor } created the plan { $subject }
event-plan-changed = { $actor } changed the plan { $subject }
event-plan-sellers-changed = { $actor } changed who may sell the plan { $subject }
event-plan-approved = { $actor } approved the terms of the plan { $subject }
event-license-replaced = { $actor } replaced the license { $subject } by another one
event-license-terms-adopted = { $actor } moved the license { $subject } to the present terms of its plan
event-users-handed-over = { $actor } moved the users of the license { $subject } to the one that replaces it
event-users-partly-handed-over = { $actor } moved some users of the license { $subject } to the one that replaces it; the others wait there for free units
event-handover-failed = { $actor } could not move the users of the license { $subject }; they stay on it

## Licenses
event-license-issued = { $actor } issued the license { $subject }
event-license-changed = { $actor } changed the license { $subject }
event-license-suspended = { $actor } suspended the license { $subject }
event-license-resumed = { $actor } resumed the license { $subject }
event-license-revoked = { $actor } revoked the license { $subject }
event-license-put-in-force = { $actor } put the license { $subject } in force
event-trial-extended = { $actor } extended the trial { $subject }
event-trial-converted = { $actor } converted the trial { $subject } to a purchased license
event-trial-client-connected = { $actor } connected a trial device to the license { $subject }

## Users and codes
event-seats-added =
    { $count ->
        [one] { $actor } added { $count } user: { $subject }
       *[other] { $actor } added { $count } users: { $subject }
    }
event-seat-changed = { $actor } changed the user { $subject }
event-seat-removed = { $actor } removed the user { $subject }
event-seats-bound =
    { $count ->
        [one] { $actor } bound a license to { $subject }
       *[other] { $actor } bound { $count } licenses to people: { $subject }
    }
event-seats-unbound =
    { $count ->
        [one] { $actor } unbound the license of { $subject }
       *[other] { $actor } unbound { $count } licenses: { $subject }
    }
event-unbinding-undone =
    { $count ->
        [one] { $actor } bound the license of { $subject } again as it was
       *[other] { $actor } bound { $count } licenses again as they were: { $subject }
    }
event-binding-completed = { $actor } registered as { $subject }, and what was reserved is theirs
event-registration-asked = { $actor } asked { $subject } by mail to register
event-request-made =
    { $count ->
        [one] { $actor } asked for { $subject }
       *[other] { $actor } asked for { $count } × { $subject }
    }
event-request-granted = { $actor } granted the request for { $subject }
event-request-declined = { $actor } declined the request for { $subject }
event-request-withdrawn = { $actor } took the request for { $subject } back
event-code-renewed = { $actor } gave { $subject } a new activation code
event-code-revealed =
    { $count ->
        [one] { $actor } looked at { $count } activation code: { $subject }
       *[other] { $actor } looked at { $count } activation codes: { $subject }
    }

## Invitations and other mail
event-invitations-queued =
    { $count ->
        [one] { $actor } put { $count } invitation to users of { $subject } in the queue
       *[other] { $actor } put { $count } invitations to users of { $subject } in the queue
    }
event-invitations-queued-self = { $subject } asked for a new invitation
event-message-sent = { $actor } sent mail to { $subject }
event-message-bounced = Mail to { $subject } came back
event-message-failed = Mail to { $subject } could not be delivered
event-message-cancelled = { $actor } cancelled mail to { $subject }
event-message-requeued = { $actor } put mail to { $subject } back in the queue
event-message-resent = { $actor } sent mail to { $subject } once more
event-template-changed = { $actor } changed the mail text { $subject }
event-template-reset = { $actor } took back the own mail text { $subject }
event-template-tested = { $actor } tried the mail text { $subject }

## Purchase codes
event-purchase-codes-shown = { $actor } looked at purchase codes: { $subject }
event-purchase-code-entered = { $actor } added the purchase code { $subject }
event-purchase-code-updated = { $actor } updated an entry by the purchase code { $subject }
event-purchase-code-changed = { $actor } edited the entry of the purchase code { $subject }
event-purchase-code-cancelled = { $actor } cancelled the purchase code { $subject }
event-purchase-codes-made =
    { $count ->
        [one] { $actor } made { $count } purchase code: { $subject }
       *[other] { $actor } made { $count } purchase codes: { $subject }
    }
event-units-allotted =
    { $count ->
        [one] { $actor } gave { $count } unit of a purchase code to { $subject }
       *[other] { $actor } gave { $count } units of a purchase code to { $subject }
    }
event-units-returned =
    { $count ->
        [one] { $actor } took { $count } unit of a purchase code back from { $subject }
       *[other] { $actor } took { $count } units of a purchase code back from { $subject }
    }

## Installations and keys
event-activated = The program was activated on { $subject }
event-deployment-key-made = { $actor } made the deployment key { $subject }
event-deployment-key-changed = { $actor } changed the deployment key { $subject }
event-deployment-key-rotated = { $actor } replaced the deployment key { $subject }
event-deployment-key-revoked = { $actor } revoked the deployment key { $subject }
event-enrolled = { $subject } enrolled with a deployment key
event-installation-claimed = { $subject } was taken over by a person
event-alerts-changed = { $actor } changed the alert settings of { $subject }
event-released = { $actor } released the installation { $subject }
event-device-recognized = { $subject } was recognized after a change of its parts
event-device-moves-forgiven = { $actor } gave all moves back to { $subject }
event-installation-silenced = The place of { $subject } was freed after days of silence
event-installation-revived = { $subject } has its place back
event-license-file-issued = { $actor } made a license file for { $subject }
event-receipt-kept = The receipt of an earlier return came from { $subject }
event-signing-key-made = { $actor } made a signing key for { $subject }
event-signing-key-retired = { $actor } retired a signing key of { $subject }
event-signing-key-withdrawn = { $actor } withdrew a signing key of { $subject }
event-program-message-written = { $actor } wrote a message that programs show: { $subject }
event-program-message-withdrawn = { $actor } withdrew a message that programs show: { $subject }
event-list-exported = { $actor } exported a list of { $subject }
event-view-saved = { $actor } shared the view { $subject }
event-view-changed = { $actor } changed the view { $subject }
event-view-deleted = { $actor } deleted the view { $subject }
event-view-restored = { $actor } brought the view { $subject } back
event-first-steps-hidden = { $actor } put the first steps of { $subject } away
event-first-steps-shown = { $actor } brought the first steps of { $subject } back
event-import-started = { $actor } began the import { $subject }
event-import-finished = { $actor } imported { $subject }
event-import-undone = { $actor } took the import { $subject } back

## Fields
field-name-company = Company
field-name-management = Who adds users
field-name-plan = Service plan
field-name-purchase-code = Purchase code
field-name-total = Total
field-name-units-missing = Units given to others meanwhile
field-name-withdrawn = Units withdrawn
field-name-of = { $field } ({ $edition })
field-name-account-name = Account name
field-name-accent = Accent color
field-name-logo = Logo
field-name-sender-domains = Domains allowed for sending
field-name-sender-email = Sender address
field-name-sender-name = Sender name
field-name-answer = Answer
field-name-asked = Asked by
field-name-business-id = Business ID
field-name-client-limit-gb = Limit per client
field-name-receipt = Receipt of license file
field-name-code = Code
field-name-comments = Comments
field-name-contact-email = Contact e-mail
field-name-contact-first-name = Contact’s first name
field-name-contact-last-name = Contact’s last name
field-name-count = Count
field-name-failed = Failed
field-name-skipped = Left out
field-name-country = Country
field-name-default-units = Units to begin with
field-name-devices = Devices
field-name-devices-per-seat = Devices per seat
field-name-download-url = Download address
field-name-edition = Edition
field-name-editions = Editions
field-name-editions-added = Editions added
field-name-editions-removed = Editions removed
field-name-email = E-mail
field-name-emergency-email = Emergency e-mail
field-name-encryption-key = Encryption key
field-name-enforcement = Enforcement
field-name-expires-at = Expires
field-name-extra-space-gb = Extra space
field-name-features = Features
field-name-filter = Narrowed to
field-name-format = File format
field-name-grace-days = Grace period in days
field-name-granted = Allowed
field-name-ip = IP address
field-name-keep-deleted-days = Days that deleted files are kept
field-name-key-id = Key
field-name-claimed-from = Taken over from
field-name-files = License files
field-name-new-key-id = New key
field-name-language = Language
field-name-life-ends-on = Last day of life
field-name-list = List
field-name-name = Name
field-name-notice-days = Notice in days
field-name-notices = Notices of the end
field-name-notice-schedule = Notices go out on these days
field-name-nouns = Own nouns
field-name-sellers = Who may sell
field-name-chosen = Chosen partners
field-name-partner = Partner
field-name-plan-revision = Revision of the plan
field-name-replaced-by = Replaced by
field-name-users-moved = Users moved
field-name-users-move-on = Users move on
field-name-days-added = Days added
field-name-refusal = Reason
field-name-waiting = Waiting
field-name-number = Number
field-name-platform = Platform
field-name-postal-area = Postal area
field-name-postal-code = Postal code
field-name-quantity = Quantity
field-name-reason = Reason
field-name-region = State, region or province
field-name-role = Role
field-name-sale-ends-on = Last day of sale
field-name-send-at = To be sent
field-name-sessions-ended = Login sessions ended
field-name-tokens-revoked = API tokens ended
field-name-invitations-withdrawn = Staff invitations taken back
field-name-memberships-ended = Memberships ended
field-name-state = State
field-name-storage-gb = Storage per unit
field-name-street-address = Street address
field-name-support-email = Support e-mail
field-name-support-phone = Support phone
field-name-taken = No longer allowed
field-name-term-months = Term in months
field-name-theme = Theme
field-name-time-zone = Time zone
field-name-trial-extensions = Trial extensions
field-name-type = Type
field-name-unit = Unit
field-name-username = Username
field-name-username-prefix = Prefix of usernames
field-name-subject = Subject
field-name-preheader = Preview line
field-name-greeting = Greeting
field-name-body = Text
field-name-button = Button
field-name-why = Closing
field-name-valid-from = Valid from
field-name-valid-to = Valid until
field-name-version = Version
field-name-name-pattern = Names of users
field-name-most-devices = Most devices
field-name-last-on = Last day
field-name-networks = Networks
field-name-overlap-hours = Old key works, hours
field-name-deployment-key = Deployment key
field-name-enrolled = Devices admitted
field-name-license-number = License number
field-name-not-installed = Not installed
field-name-silent = Silent
field-name-failing = Failing
field-name-space-low = Little space
field-name-components = Parts
field-name-components-agree = Parts that must agree
field-name-device-moves = Moves to another device
field-name-moves-days = Period of moves in days
field-name-moves = Moves
field-name-moved-from = Moved from
field-name-free-after-days = Freed after days of silence
field-name-freed-soon = Freed soon
field-name-signs-from = Signs from
field-name-text = Text

## Values
value-empty = empty
value-added = added
value-on = on
value-off = off
value-no-longer-true = The license has another end now, or gets no notices
value-seats-exceed-replacement = Too few units on the new license
value-devices-exceed-plan = More devices than the plan allows
value-already-revoked = The new license was revoked
value-removed = removed
value-replaced = replaced
value-user = the user
value-seat-removed = The user was removed
value-right-lost = Whoever sent it no longer has the right to
value-cancelled = Cancelled by hand
value-recipient-limit = Waits: the recipient has had many mails this hour
value-unknown-outcome = The connection ended before the server answered
value-restored = Held back after a backup was restored

## Invoices and payments
event-issuer-changed = { $actor } changed the invoicing details of { $subject }
event-prices-changed = { $actor } changed the prices of the plan { $subject }
event-order-placed = { $actor } placed the order { $subject }
event-order-cancelled = { $actor } cancelled the order { $subject }
event-invoice-issued = { $actor } issued the invoice { $subject }
event-payment-recorded = { $actor } recorded a payment of the invoice { $subject }
event-invoice-sent = { $actor } sent { $subject } by mail
event-bulk-started = { $actor } started “{ $subject }”: { $count } records
event-bulk-finished = { $actor } finished “{ $subject }”: { $count } done
event-bulk-stopped = { $actor } stopped “{ $subject }”: { $count } to go
event-bulk-resumed = { $actor } let “{ $subject }” go on: { $count } to go
event-bulk-retried = { $actor } tried { $count } failures of “{ $subject }” again
event-payment-reversed = { $actor } took back a payment of the invoice { $subject }
event-invoice-credited = { $actor } credited the invoice { $subject }
field-name-amount = Amount
field-name-bank-account = Bank account (IBAN)
field-name-bic = BIC
field-name-credit-note = Credit note
field-name-credit-series = Numbers of credit notes begin with
field-name-currency = Currency
field-name-invoice-series = Numbers of invoices begin with
field-name-payment-days = Days to pay
field-name-portal-orders = Orders from customers
field-name-price = Price
field-name-reference = Reference of the payment
field-name-vat-id = VAT ID
field-name-vat-rates = VAT rates, %
field-name-pending = Waiting for registration
event-change-planned = { $actor } planned a change of { $subject }
event-planned-change-changed = { $actor } changed what is planned for { $subject }
event-planned-change-cancelled = { $actor } cancelled a planned change of { $subject }
event-planned-change-restored = { $actor } took the cancellation of a planned change of { $subject } back
event-planned-change-refused = A planned change of { $subject } could not be done
field-name-deed = What
field-name-day = Day
field-name-planned-for = Planned for
field-name-refused-for = Why not
event-note-written = { $actor } wrote a note about { $subject }
event-note-changed = { $actor } edited a note about { $subject }
event-note-removed = { $actor } removed a note about { $subject }
event-note-restored = { $actor } brought a note about { $subject } back
field-name-planned-id = Planned change
field-name-unbind-id = Unbinding

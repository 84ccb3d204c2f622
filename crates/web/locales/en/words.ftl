# Names of closed sets of words: `FAMILY-WORD`, with `-hint` for what a choice means.

## What people may do
role-viewer = Viewer
role-viewer-hint = Sees everything here and changes nothing
role-manager = Manager
role-manager-hint = Works with customers, licenses, users and invitations
role-admin = Administrator
role-admin-hint = Also manages staff, API tokens, products and encryption keys

## Kinds of partner
partner-type-msp = Managed service provider
partner-type-msp-hint = Runs its customers: changes their details, licenses and users
partner-type-reseller = Reseller
partner-type-reseller-hint = Adds customers, users and invitations; licenses stay with you

## Units of an edition, alone and counted
unit-workstation = Workstation
unit-server = Server
unit-user = User
unit-endpoint = Endpoint
unit-gigabyte = Gigabyte
unit-key = Key
units-workstation =
    { $n ->
        [one] { $n } workstation
       *[other] { $n } workstations
    }
units-server =
    { $n ->
        [one] { $n } server
       *[other] { $n } servers
    }
units-user =
    { $n ->
        [one] { $n } user
       *[other] { $n } users
    }
units-endpoint =
    { $n ->
        [one] { $n } endpoint
       *[other] { $n } endpoints
    }
units-gigabyte = { $n } GB
units-key =
    { $n ->
        [one] { $n } key
       *[other] { $n } keys
    }
units-named = { $n } { $noun }
plural-one = For 1
plural-few = For 2–4
plural-many = For 5 and up
plural-other = For 2 and up

## Licenses and plans
license-kind-purchased = Purchased
license-kind-trial = Trial
license-kind-nfr = Not for resale
plan-version-full = Full
plan-version-trial = Trial
plan-version-nfr = Not for resale
seller-rule-everybody = Everybody below
seller-rule-everybody-hint = Every partner below sells it, also those that come later
seller-rule-chosen = Chosen partners
seller-rule-chosen-hint = Those ticked sell it, each with all below it; the others do not see it
overlap-side-by-side = Run side by side
overlap-replace = Replace it
overlap-extend = Replace it and convert what is left
stage-in-force = In force
stage-draft = Draft
stage-awaiting-payment = Awaiting payment
enforcement-block = Block
enforcement-block-hint = Without a valid license the program stops
enforcement-degrade = Restrict
enforcement-degrade-hint = Without a valid license the program does only the most necessary
enforcement-warn = Warn
enforcement-warn-hint = Without a valid license the program works and warns its user
enforcement-advisory = Only note
enforcement-advisory-hint = Without a valid license the program works as before; you see it here
reason-draft = The license is a draft
reason-revoked = The license was revoked for good
reason-customer-disabled = The customer is disabled
reason-suspended = The license is suspended
reason-awaiting-payment = The payment has not arrived
reason-not-yet-valid = The term has not begun
reason-expiring-soon = The term ends soon
reason-over-quota = More storage is in use than was bought
reason-in-grace = The term has ended and the grace period is running
reason-expired = The term has ended
quota-normal = Within the limit
quota-soft = Nearly full
quota-hard = Over the limit

## Views of lists
view-customers-all = All
view-customers-expiring = Expiring soon
view-customers-full = No free seats
view-customers-trials = On trial
view-customers-disabled = Disabled
view-licenses-all = All
view-licenses-expiring = Expiring soon
view-licenses-full = No free seats
view-licenses-trials = Trials
view-licenses-suspended = Suspended
view-licenses-expired = Expired

## Languages
language-en = English
language-fi = Finnish
language-it = Italian
language-es = Spanish
language-ru = Russian

## Mail
mail-kind-invitation = Invitation
mail-kind-password-reset = Password reset
mail-kind-registration = Registration
mail-kind-account-known = Registration of a known address
mail-kind-unit-waits = Request to register
mail-kind-unit-asked = A person asks for a license
mail-kind-more-asked = A customer asks for more licenses
mail-kind-request-answered = Answer to a request
mail-kind-password-changed = Password changed
mail-kind-staff-invitation = Staff invitation
mail-kind-account-created = Account creation e-mail
mail-kind-new-login = New login
mail-kind-token-made = New API token
mail-kind-key-revealed = Encryption key shown
mail-kind-license-ending = License ending
mail-kind-license-ended = License ended
mail-kind-customer-license-ending = License of a customer ending
mail-kind-customer-license-ended = License of a customer ended
mail-kind-install-reminder = Reminder to install
mail-kind-user-alert = Alert to a user
mail-kind-customer-alerts = Alerts of a customer

## Kinds of record
subject-organization = Organization
subject-partner-type = Type of partner
subject-account = Account
subject-token = API token
subject-product = Product
subject-plan = Plan
subject-license = License
subject-seat = User
subject-request = Request
subject-message = Mail
subject-template = Mail text
subject-installation = Installation
subject-deployment-key = Deployment key
subject-job = Job
subject-import = Import
subject-invoice = Invoice
subject-view = View

## What the matrix of rights asks
action-organizations-view = See organizations
action-organizations-view-hint = Its own record and those of partners below
action-partners-create = Create partners
action-partners-create-hint = Below itself, up to its own rights
action-partners-change = Contract of partners
action-partners-change-hint = Type, move, disable, close and delete partners below; never its own
action-branding-change = Edit branding
action-branding-change-hint = Name, logo, colour, sender, support contact
action-members-view = See staff
action-members-view-hint = Who works here, with which role
action-members-change = Manage staff
action-members-change-hint = Invite, change roles, remove
action-tokens-change = Manage API tokens
action-tokens-change-hint = Make and revoke them
action-customers-view = See customers
action-customers-view-hint = Their records and the list
action-customers-create = Create customers
action-customers-create-hint = Also take in those that are moved here
action-customers-change = Modify customers
action-customers-change-hint = Address, contact, settings, encryption key
action-customers-disable = Disable customers
action-customers-disable-hint = And enable them again
action-customers-delete = Delete customers
action-customers-delete-hint = Also move them to another partner
action-keys-reveal = Show encryption keys
action-keys-reveal-hint = Each time is recorded and told to the customer
action-products-view = See service plans
action-products-view-hint = Products, editions and plans
action-products-change = Create and modify service plans
action-products-change-hint = Its own products and plans
action-licenses-view = See license details
action-licenses-view-hint = What is bought, used and when it ends
action-licenses-change = Create, modify and suspend licenses
action-licenses-change-hint = Units, terms, trials, revoking
action-seats-view = See users
action-seats-view-hint = Users of licenses and their invitations
action-seats-change = Add and change users
action-seats-change-hint = Also new activation codes
action-codes-reveal = Read out activation codes
action-codes-reveal-hint = Each time is recorded
action-deployment-keys-view = See deployment keys
action-deployment-keys-view-hint = Without the keys themselves
action-deployment-keys-change = Make deployment keys
action-deployment-keys-change-hint = By which many devices enroll without users defined first
action-alerts-view = See alert settings
action-alerts-view-hint = Whom alerts are told
action-alerts-change = Change alert settings
action-alerts-change-hint = For customers and all below a partner
action-invitations-send = Send invitations to users
action-invitations-send-hint = With username and activation code
action-mail-view = See pending mails
action-mail-view-hint = Who gets what, and when
action-mail-change = Send pending mails, change their date
action-mail-change-hint = Now or later, or cancel them
action-mail-check = Check sent mails
action-mail-check-hint = What became of them, with the server’s answers
action-mail-resend = Send mails again
action-mail-resend-hint = Also those that have already gone out
action-installations-view = See installations
action-installations-view-hint = Devices, versions, last contact
action-installations-release = Release installations
action-installations-release-hint = Frees the seat of a device
action-events-view = See the activity
action-events-view-hint = Who did what, here and below
# Lists that are taken along as files.
export-list-customers = Customers
export-list-users = Users
export-list-invitations = Invitations
export-list-customer-users = Users of a customer
export-list-licenses = Licenses
export-list-installations = Installations
export-list-deployment-keys = Deployment keys
export-list-alerts = Alerts
alert-kind-not-installed = Not installed
alert-kind-not-installed-hint = A user was invited and has not installed
alert-kind-silent = Silent
alert-kind-silent-hint = A device was not heard of
alert-kind-failing = Failing
alert-kind-failing-hint = Runs of the program failed in a row
alert-kind-space-low = Little space
alert-kind-space-low-hint = Little of the license’s or the client’s space is left
alert-kind-freed-soon = Freed soon
alert-kind-freed-soon-hint = A device is silent for so long that the license frees its place soon
export-list-mails = Mail
export-list-events = Activity
export-list-partners = Partners

## Invoices
view-invoices-all = All
view-invoices-drafts = Orders
view-invoices-open = Open
view-invoices-overdue = Overdue
view-invoices-paid = Paid
view-invoices-overpaid = Overpaid
view-invoices-credited = Credited
view-invoices-credit-notes = Credit notes
payment-source-manual = Recorded by hand
payment-source-bank = From a bank statement
payment-source-program = Told by a program
portal-orders-review = Look at each order first
portal-orders-review-hint = An order from a customer’s portal waits until one of your people issues its invoice
portal-orders-at-once = Issue the invoice at once
portal-orders-at-once-hint = The customer sees the invoice right after ordering
export-list-invoices = Invoices
mail-kind-payment-recorded = Payment recorded
mail-kind-invoice-sent = Invoice by mail
action-invoices-view = See invoices
action-invoices-view-hint = Orders, invoices, payments
action-invoices-change = Issue invoices, record payments
action-invoices-change-hint = Also take payments back and credit
action-orders-place = Order licenses
action-orders-place-hint = At the prices in force
action-prices-change = Set prices and invoicing details
action-prices-change-hint = Price list, series, VAT rates
action-views-share = Share views of lists
action-views-share-hint = For everybody in the organization
invoice-kind-invoice = Invoice
invoice-kind-credit-note = Credit note
statement-match-exact = Exact
statement-match-other-amount = Other amount
statement-match-by-amount = By amount only
statement-match-ambiguous = Several fit
statement-match-none = None
statement-match-recorded = Recorded before
## Purchase codes
subject-purchase-code = Purchase code
export-list-purchase-codes = Purchase codes
export-list-subscriptions = Subscription details
action-purchase-codes-view = See purchase codes
action-purchase-codes-view-hint = Total, used, pending, and who has what
action-purchase-codes-change = Enter codes and give their units
action-purchase-codes-change-hint = To customers and partners below, and take back
action-purchase-codes-make = Make purchase codes
action-purchase-codes-make-hint = In batches, for its own plans; also cancel them
rule-in-force = In force, not a draft
rule-not-revoked = Not revoked
rule-customer-enabled = Customer enabled
rule-not-suspended = Not suspended
rule-paid = Paid
rule-begun = Term has begun
rule-not-ended = Term has not ended
rule-space-left = Space left
rule-client-limit-kept = Largest device is within its limit
rule-unit-free = Unit free
rule-user-kept = User is there
rule-on-seat = Device is on its seat
rule-holder-registered = Person is registered
rule-place-free = A place for one more device
rule-heard = Not freed for silence, or its place is still there
rule-moves-left = Moves left

fix-put-in-force = Put the license in force
fix-issue-another = Issue another license
fix-enable-customer = Enable the customer
fix-enable-partner = Enable the partner above the customer
fix-resume = Resume the license
fix-record-payment = Record the payment
fix-wait = Wait for the first day
fix-renew = Renew the license
fix-add-space = Add space
fix-raise-client-limit = Raise the limit for each device
fix-add-unit = Add one unit, or take one back
fix-add-user = Add the user again
fix-ask-to-register = Ask the person to register
fix-release-device = Release another device
fix-forgive-moves = Give the user’s moves back
fix-allow-moves = Let the license allow moves to other devices
fix-activate-again = Activate again
export-list-units = Units of a customer
export-list-unit-holders = Holders of a unit
export-list-license-history = History of a license
export-list-code-history = History of a purchase code
export-list-code-batches = Batches of codes
export-list-batch-codes = Codes of a batch
export-list-requests = Requests
export-list-payments = Payments
export-list-prices = Prices
export-list-plans = Service plans
export-list-mail-texts = Mail texts
export-list-program-messages = Messages of programs
export-list-members = Members
export-list-staff-invitations = Invited staff
export-list-tokens = API tokens
export-list-reconciliation = Sold and used, by customer
mail-kind-planned-change-refused = Planned change not done
action-planned-changes-view = See planned changes
action-planned-changes-view-hint = What is planned for customers and their licenses; whoever may do a thing may plan it
export-list-planned-changes = Planned changes
mail-kind-note-mention = Mentioned in a note
action-notes-view = See notes
action-notes-view-hint = Notes beside records, of one’s own organization and those below
action-notes-write = Write notes
action-notes-write-hint = Notes beside records, and mentions that tell colleagues

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
plural-one = With 1
plural-few = With 2, 3 and 4
plural-many = With 5 and more
plural-other = With 2 and more

## Licenses and plans
license-kind-purchased = Purchased
license-kind-trial = Trial
license-kind-nfr = Not for resale
plan-version-full = Full
plan-version-trial = Trial
plan-version-nfr = Not for resale
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
mail-kind-password-changed = Password changed
mail-kind-staff-invitation = Staff invitation
mail-kind-new-login = New login
mail-kind-token-made = New API token
mail-kind-key-revealed = Encryption key shown

## Kinds of record
subject-organization = Organization
subject-account = Account
subject-token = API token
subject-product = Product
subject-plan = Plan
subject-license = License
subject-seat = User
subject-message = Mail
subject-installation = Installation
subject-job = Job

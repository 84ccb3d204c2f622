# What every page shares: navigation, forms, lists, states, time. Each area has a file of its own beside this one.

## Navigation
nav-main = Main
nav-manage = Manage
nav-work = Work
nav-menu = Menu
nav-more = More
nav-overview = Overview
nav-customers = Customers
nav-users = Users
nav-licenses = Licenses
nav-invoices = Invoices
nav-invitations = Invitations
nav-installations = Installations
nav-products = Products
nav-organizations = Organizations and staff
nav-activity = Activity
nav-outbox = Mail
nav-templates = Mail texts
nav-tokens = API tokens
nav-settings = Settings

## Frame of the page
title-error = Error: { $title }
skip-to-content = Skip to content
live-lost = The connection is lost. What you see may be old; it is tried again.
crumbs-label = Breadcrumb
search-everything = Search customers, users, licenses…
footer-zone = Times in { $zone }
theme-choose = Choose the theme
theme-light = Light
theme-dark = Dark
theme-system = As on this device
account-of = { $initials }, your account: { $name }
account-details = My details
account-sessions = Login sessions
account-logout = Log out
place-switch = Switch organization
place-heading = Work as
place-all = All organizations
place-kind-operator = Operator
place-kind-partner = Partner
place-kind-customer = Customer
language-choose = Language
language-change = Change language

## Verbs on buttons
do-add = Add
do-back = Back
do-cancel = Cancel
do-close = Close
do-continue = Continue
do-delete = Delete
do-discard = Discard changes
do-edit = Edit
do-export = Export
do-filter = Filter
do-new = New
do-open = Open
do-remove = Remove
do-retry = Try again
do-save = Save changes
do-search = Search
do-send = Send
do-undo = Undo
do-view = View

## Small words
word-optional = optional
word-yes = Yes
word-no = No
word-none-yet = None yet
word-no-limit = No limit
word-unlimited = Unlimited
word-not-sent = Not sent yet
word-never = Never
copied = Copied
word-hidden = Hidden
seats-in-use = { $used } of { $total } seats in use
stepper-less = { $label }: one less
stepper-more = { $label }: one more
sending = Saving…

## Forms
form-problem-of = { $field }: { $problem }
form-problems =
    { $n ->
        [one] There is { $n } problem
       *[other] There are { $n } problems
    }
form-conflict-title = Someone else saved this first
form-conflict-text = Nothing you typed is lost. Choose for each field which value to keep.
form-conflict-yours = You typed
form-conflict-theirs = Saved now
confirm-type = Type { $word } to confirm
confirm-wrong = Type { $word } exactly to confirm

## Lists
list-actions-for = Actions for { $name }
list-select-page =
    { $n ->
        [one] Select the one on this page
       *[other] Select all { $n } on this page
    }
list-selected = { $n } selected
list-selected-all = All { $total } that match are selected
list-select-all = Select all { $total } that match
list-select-none = Clear selection
filter-label = Filters
filter-remove = Remove filter: { $name }
filter-clear = Clear filters
filter-nothing = Nothing matches
filter-nothing-query = Nothing matches “{ $query }”
filter-nothing-text = Check the spelling, or clear the filters to see everything.
pager-export = Export
pager-label = Pages
pager-range = Showing { $first }–{ $last } of { $total }
pager-range-many = Showing { $first }–{ $last } of more than { $total }
pager-size = Rows per page
pager-previous = Previous
pager-next = Next

## Pages that say no
fault-not-found-title = We cannot find this page
fault-not-found-text = It may have been deleted, or it belongs to an organization that you cannot see.
fault-forbidden-title = You may see this, but not change it
fault-forbidden-text = An administrator of your organization can give you the right to do this.
fault-broken-title = Something broke on our side
fault-broken-text = Nothing was saved. Try again; if it happens again, tell support this reference.
fault-expired-title = This form is too old to send
fault-expired-text = Your login session changed since the page was opened. Open the page again; nothing was saved.
fault-busy-title = Too many attempts
fault-busy-text =
    { $minutes ->
        [one] Wait one minute and try again.
       *[other] Wait { $minutes } minutes and try again.
    }
fault-too-large-title = This is too much at once
fault-too-large-text = The file or the text is larger than this page accepts. Nothing was saved.
fault-refused-title = This cannot be done
fault-stopped-title = You cannot work here now
fault-unavailable-title = We will be right back
fault-unavailable-text = The service is being worked on. Wait a minute, look whether what you did is there, and try again if it is not.
fault-reference = Reference
fault-home = Go to the overview

## Time and amounts
relative-now = just now
relative-minutes-ago =
    { $n ->
        [one] { $n } minute ago
       *[other] { $n } minutes ago
    }
relative-hours-ago =
    { $n ->
        [one] { $n } hour ago
       *[other] { $n } hours ago
    }
relative-in-minutes =
    { $n ->
        [one] in { $n } minute
       *[other] in { $n } minutes
    }
relative-in-hours =
    { $n ->
        [one] in { $n } hour
       *[other] in { $n } hours
    }
relative-today = today
relative-tomorrow = tomorrow
relative-yesterday = yesterday
relative-days-ago =
    { $n ->
        [one] { $n } day ago
       *[other] { $n } days ago
    }
relative-in-days =
    { $n ->
        [one] in { $n } day
       *[other] in { $n } days
    }
amount-percent = { $value }%
amount-money = { $symbol }{ $value }
amount-megabytes = { $value } MB
amount-gigabytes = { $value } GB
amount-terabytes = { $value } TB
amount-ratio = { $value } : 1

## States, as on badges; the noun before the state, because languages bend the one after the other
status-license-draft = Draft
status-license-revoked = Revoked
status-license-customer-disabled = Customer disabled
status-license-suspended = Suspended
status-license-awaiting-payment = Awaiting payment
status-license-not-yet-valid = Not yet valid
status-license-active = Active
status-license-trial = Trial
status-license-expiring-soon = Expiring
status-license-over-quota = Over limit
status-license-grace = In grace period
status-license-expired = Expired
status-invoice-draft = Order
status-invoice-issued = Issued
status-invoice-partly-paid = Partly paid
status-invoice-paid = Paid
status-invoice-credited = Credited
status-invoice-cancelled = Cancelled
status-invoice-overdue = Overdue
status-invoice-overpaid = Overpaid
status-invoice-credit-note = Credit note
status-customer-active = Active
status-customer-disabled = Disabled
status-invitation-not-sent = Not sent
status-invitation-queued = Queued
status-invitation-sending = Sending
status-invitation-sent = Sent
status-invitation-opened = Opened
status-invitation-installed = Installed
status-invitation-bounced = Bounced
status-invitation-expired = Expired
status-invitation-cancelled = Cancelled
status-mail-queued = Queued
status-mail-sending = Sending
status-mail-sent = Sent
status-mail-failed = Not delivered
status-mail-bounced = Bounced
status-mail-cancelled = Cancelled
status-installation-active = In contact
status-installation-silent = Silent
status-installation-offline = Offline, by license file
status-installation-outdated = Outdated
status-installation-released = Released
status-installation-freed = Freed for silence
status-deployment-key-live = Live
status-deployment-key-used-up = Used up
status-deployment-key-expired = Over
status-deployment-key-revoked = Revoked
status-account-active = Active
status-account-invited = Invited
status-account-disabled = Disabled
nav-company = Company
nav-members = Members
nav-new-customer = New customer
fault-own-page = To your own page
place-kind-own = Own page
nav-own = My licenses
copy-value = Copy { $value }

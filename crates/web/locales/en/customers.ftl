# Customers: the list, the frame around one customer, and its pages.

## Frame
customers-tab-basics = Basics
customers-tab-license = License
customers-tab-subscription = Subscription
customers-tab-settings = Settings
customers-tab-users = Users
customers-tab-keys = Deployment keys
customers-tab-activity = Activity
customers-choose = Choose customer
customers-choose-new = New customer…
customers-vendor-is = Vendor: { $name }
customers-send =
    { $n ->
        [one] Send { $n } invitation
       *[other] Send { $n } invitations
    }
customers-add-users = Add users
customers-add-license = Add license
customers-disable = Disable customer…
customers-enable = Enable customer…
customers-move = Move customer…
customers-account-mail = Account creation e-mail
customers-account-mail-menu = Send the account creation e-mail…
customers-account-mail-text = The administrator gets a link to choose a password. The link of an earlier mail ends.
customers-account-mail-now = Send now
customers-account-mail-send = Send e-mail
customers-account-mail-posted = The e-mail is in the outbox.
customers-delete = Delete customer…

## The list
customers-views = Views
customers-count =
    { $n ->
        [one] { $n } customer
       *[other] { $n } customers
    }
customers-vendors =
    { $n ->
        [one] { $n } vendor
       *[other] { $n } vendors
    }
customers-find = Find by name, business ID or e-mail
customers-add-filter = Filter
customers-vendor = Vendor
customers-vendor-any = All vendors
customers-country = Country
customers-country-any = All countries
customers-country-choose = Choose a country
customers-customer = Customer
customers-plan = Plan
customers-seats = Seats
customers-storage = Storage
customers-until = Valid until
customers-status = Status
customers-no-license = No license
customers-change-seats = Change seats
customers-caption = Customers by name
customers-empty = No customers yet
customers-empty-text = Add your first customer; then give it a license and users.

## Titles of the pages
customers-title-basics = { $name }: basics
customers-title-settings = { $name }: settings
customers-title-activity = { $name }: activity

## The record
customers-new = New customer
customers-new-title = New customer
customers-create = Create customer
customers-saved = Changes saved.
customers-vendor-hint = Who sells to this customer.
customers-company = Company
customers-company-hint = Shown in invitations and exports.
customers-name = Company name
customers-business-id = Business or VAT ID
customers-street = Street address
customers-postal-code = Postal code
customers-postal-area = City
customers-contact = Contact
customers-contact-hint = Told by mail when the encryption key is shown.
customers-region = State, region or province
customers-contact-first-name = First name
customers-contact-last-name = Last name
customers-account-name = Account name
customers-account-name-hint = Unique among all customers below the same tier-1 partner.
customers-contact-email = E-mail
customers-names-and-key = Usernames and key
customers-prefix = Prefix for usernames
customers-prefix-hint = Begins the names that the system makes itself, in mass installations.
customers-key = Encryption key
customers-key-hint = If this key is lost, backups cannot be opened. It is kept encrypted.
customers-key-new = New key instead of it
customers-key-new-hint = Leave empty to keep the key. Backups made with the old key need the old key.
customers-key-remove = Remove the key
customers-key-show = Show the encryption key
customers-key-title = Encryption key of { $name }
customers-key-reveal-text = Showing the key is recorded with your name in the activity of the customer.
customers-key-told = { $email } is told by mail.
customers-key-shown-text = The key is shown this once. It is not kept in this page; to see it again, ask again.
customers-key-copy = Copy the key
customers-key-kept = A key is kept
customers-nothing = Not given
customers-twin-title = This business ID is already in use
customers-twin-text = Open the customer that has it, or create the new one all the same.
customers-conflict-by = { $name } saved this { $when }

## Settings
customers-new-users = Users
customers-new-users-hint = What new users begin with; each can be changed later.
customers-keep-deleted = Keep deleted files for
customers-keep-deleted-hint = 0 to 3,650 days.
customers-days = days
customers-locale = Language and time
customers-locale-hint = How mails to the customer are written, and when its days end.
customers-language = Language of e-mails
customers-time-zone = Time zone
customers-time-zone-hint = Licenses end at 23:59:59 there.
customers-emergency = Emergency
customers-emergency-email = Emergency e-mail
customers-emergency-hint = Used only if the first mailbox stops working.

## Disabling, enabling, deleting
customers-disabled-since = Disabled since { $when }.
customers-disable-title = Disable { $name }?
customers-disable-text = At once, until you enable the customer again:
customers-disable-licenses =
    { $n ->
        [one] { $n } license stops counting; its term goes on
       *[other] { $n } licenses stop counting; their terms go on
    }
customers-disable-back = Enabling restores exactly what was.
customers-disable-verb = Disable customer
customers-disable-instead = Disable instead
customers-disabled-note = Customer disabled.
customers-reason = Reason
customers-reason-hint = Shown to your colleagues and kept in the activity.
customers-enable-title = Enable { $name }?
customers-enable-text = Activation, check-in and login work again at once, and mails that were held back go out.
customers-enable-verb = Enable customer
customers-enabled-note = Customer enabled.
customers-delete-title = Delete { $name }?
customers-delete-text =
    { $n ->
        [one] The customer goes for good, with its { $n } license. Only its activity is kept.
       *[other] The customer goes for good, with its { $n } licenses. Only its activity is kept.
    }
customers-delete-instead = To stop it and keep everything:
customers-delete-verb = Delete customer
customers-delete-refused = { $name } cannot be deleted yet
customers-delete-refused-text = Licenses are in use. Remove their users first, or disable the customer: that stops everything and can be taken back.
customers-in-use = Licenses in use
customers-assigned = Assigned
customers-installed = Installed
customers-deleted = { $name } deleted.

## Activity
customers-activity-none = Nothing has happened yet
customers-activity-none-text = Every change to this customer, its licenses and users will stand here.
customers-newer = Newer
customers-older = Older
customers-edit-name = Edit the name
customers-edit-contact = Edit the contact
customers-no-contact = No contact yet

# Letters. A subject is at most 60 characters with its names; longer names are cut.

mail-hello = Hello,
mail-hello-name = Hello { $name },
mail-button-fails = If the button does not work, open this address:
mail-username = Username
mail-code = Activation code
mail-when = When
mail-from-address = From address
mail-browser = Browser
mail-role-admin = administrator
mail-role-manager = manager
mail-role-viewer = viewer
mail-support = Questions? Write to { $email }.
mail-support-phone = Questions? Write to { $email } or call { $phone }.

mail-test-subject = [Test] { $subject }

## Invitation of a user
mail-invitation-subject = Install { $product }
mail-invitation-preheader = Get the program and enter the code { $code }. It takes about three minutes.
mail-invitation-body = { $customer } has reserved a license of { $program } for you. Installing it takes about three minutes.
mail-invitation-button = Install now
mail-invitation-open = Open
mail-invitation-valid = The link works until { $date }.
mail-invitation-why = You received this because { $customer } added your address. Did you not expect it? Then ignore it.

## New password
mail-reset-subject = Set a new password
mail-reset-body = A new password was asked for your account at { $sender }. Choose one on the page behind the button.
mail-reset-button = Choose a password
mail-reset-valid = The link works once, for { $minutes } minutes.
mail-reset-why = Did you not ask for it? Then ignore this message; your password stays as it is.

## Password changed
mail-changed-subject = Your password was changed
mail-changed-body = The password of your account at { $sender } was changed. All other logins were ended.
mail-changed-why = Was it not you? Then ask for a new password on the login page at once.

## Invitation of a colleague
mail-staff-subject = Invitation to { $organization }
mail-staff-body = { $inviter } invites you to { $organization } as { $role }.
mail-staff-button = Look at the invitation
mail-staff-valid = The link works for { $hours } hours.
mail-staff-why = You received this because { $inviter } entered your address. If you do not know them, ignore it.

## New login
mail-login-subject = New login to your account
mail-login-body = Somebody logged in to your account at { $sender } from a browser that was not used before.
mail-login-button = Look at your logins
mail-login-why = Was it you? Then there is nothing to do. If not, change your password at once.

## API token made
mail-token-subject = API token made: { $token }
mail-token-body = The API token { $token } was made with your account. It acts for { $organization } with the rights of { $role }.
mail-token-why = Was it not you? Then revoke the token and change your password at once.

## Encryption key shown
mail-key-subject = Encryption key shown: { $customer }
mail-key-body = { $by } had the encryption key of { $customer } shown in the console.
mail-key-why = You received this because you are the contact of { $customer }. Did nobody tell you why? Then ask.

## A license that ends: to the customer, then to its seller
mail-customer = Customer
mail-plan = Plan
mail-number = License number
mail-last-day = Last day
mail-ending-subject = { $product }: license valid until { $date }
mail-ending-body = The license of { $customer } for { $product } is valid until { $date }, that day included. Ask { $sender } to renew it.
mail-ending-why = You received this because you look after the licenses of { $customer }.
mail-ended-subject = { $product }: license ended on { $date }
mail-ended-body = The license of { $customer } for { $product } ended on { $date }. Ask { $sender } for a new one.
mail-ended-why = You received this because you look after the licenses of { $customer }.
mail-seller-ending-subject = { $customer }: license valid until { $date }
mail-seller-ending-body = The license of your customer { $customer } for { $product } is valid until { $date }, that day included. Renew it, or agree with the customer that it ends.
mail-seller-ending-button = Look at the license
mail-seller-ending-why = You received this because { $customer } buys from you.
mail-seller-ended-subject = { $customer }: license ended on { $date }
mail-seller-ended-body = The license of your customer { $customer } for { $product } ended on { $date }. Nobody has renewed it.
mail-seller-ended-button = Look at the license
mail-seller-ended-why = You received this because { $customer } buys from you.

## Account of a new customer
mail-account-subject = Your account at { $sender }
mail-account-body = { $sender } has opened an account for { $customer }, and you are its administrator. Choose a password on the page behind the button; then you see your licenses, users and installations.
mail-account-customer = Company
mail-account-name = Account name
mail-account-email = Log in as
mail-account-button = Choose a password
mail-account-valid =
    { $days ->
        [one] The link works once, for { $days } day.
       *[other] The link works once, for { $days } days.
    }
mail-account-why = You received this because { $sender } named you as the administrator of { $customer }. Did you not expect it? Then ignore it.

# Alerts.
mail-reminder-subject = Still to do: install { $product }
mail-reminder-preheader = Your code is { $code }. It takes about three minutes.
mail-reminder-body = { $customer } has reserved a license of { $program } for you, and it is not installed yet. Installing it takes about three minutes.
mail-reminder-button = Install now
mail-reminder-why = You received this because { $customer } invited you { $days } days ago or more.
mail-user-alert-subject = { $device } needs you
mail-user-alert-body = { $alert }
mail-user-alert-why = You received this because { $customer } wants its users to know.
mail-alerts-subject = { $customer }: something needs you
mail-alerts-body = { $alert }
mail-alerts-button = Look at the alerts
mail-alerts-why = You received this because the alert settings of { $customer } name you.
mail-alert-names = Which
mail-alert-more =
    { $n ->
        [one] { $names } and { $n } more
       *[other] { $names } and { $n } more
    }
mail-alert-not-installed =
    { $count ->
        [one] { $count } invited user has not installed within { $threshold } days.
       *[other] { $count } invited users have not installed within { $threshold } days.
    }
mail-alert-silent =
    { $count ->
        [one] { $count } device was not heard of for { $threshold } days.
       *[other] { $count } devices were not heard of for { $threshold } days.
    }
mail-alert-failing =
    { $count ->
        [one] On { $count } device the program failed { $threshold } times in a row or more.
       *[other] On { $count } devices the program failed { $threshold } times in a row or more.
    }
mail-alert-space-low =
    { $count ->
        [one] Less than { $threshold } % of the space is left, in { $count } place.
       *[other] Less than { $threshold } % of the space is left, in { $count } places.
    }
mail-alert-freed-soon =
    { $count ->
        [one] Nothing was heard of { $count } device for so long that its place is freed in { $threshold } days. When it is started and connected until then, it keeps it.
       *[other] Nothing was heard of { $count } devices for so long that their places are freed in { $threshold } days. Those that are started and connected until then keep them.
    }
mail-your-alert-silent = The program on { $device } was not heard of for { $threshold } days. Start the device and look whether it is connected.
mail-your-alert-failing = The program on { $device } failed { $threshold } times in a row or more. Open it and look at the last message.
mail-your-alert-space-low = Less than { $threshold } % of the space of { $device } is left. Delete what is not needed, or ask for more.
mail-your-alert-freed-soon = Nothing was heard of the program on { $device } for so long that its place is freed in { $threshold } days. Start the device and connect it, and it keeps its place.
## An invoice is paid
mail-paid-subject = Invoice { $number } is paid
mail-paid-preheader = The licenses are valid from the day of the recording.
mail-paid-body = The payment of { $amount } for the invoice { $number } of { $customer } is recorded, and the licenses are issued: { $licenses }. They are valid from the first day named, whether or not people have been added, so add your users soon.
mail-paid-button = Look at the invoice
mail-paid-why = You received this because you ordered this for { $customer }.
mail-paid-number = Invoice
mail-paid-amount = Amount
mail-paid-license = { $plan }: { $first } – { $last }
## An invoice goes by mail
mail-invoice-subject = { $document } from { $sender }
mail-invoice-body = { $document } of { $sender } to { $customer }, over { $amount }, is attached to this letter.
mail-invoice-button = Look at the invoice
mail-invoice-why = You received this because you are named for the invoices of { $customer }.
## Registration
mail-registration-subject = Confirm your address
mail-registration-body = An account at { $sender } was asked for with this address. Open the page behind the button and enter the password that was chosen; that makes the account.
mail-registration-button = Confirm the address
mail-registration-why = Was it not you? Then ignore this message; nothing was made.
mail-known-subject = You have an account already
mail-known-body = An account at { $sender } was asked for with your address, but you have one. Log in with it. If you do not know the password any more, choose another on the page behind the button.
mail-known-button = Choose another password
mail-known-why = Was it not you? Then ignore this message; your account stays as it is.

## A unit that waits for its person
mail-waits-subject = { $customer } has a license for you
mail-waits-body = { $customer } has reserved a license of { $product } for { $email }. It is yours as soon as you have registered with exactly this address.
mail-waits-button = Register
mail-waits-why = You received this because { $customer } entered your address. Did you not expect it? Then ignore it.

## Requests
mail-unit-asked-subject = { $by } asks for a license
mail-unit-asked-body = { $by } ({ $asker }) of { $customer } asks for a license of { $product }. Grant or decline it on the page behind the button.
mail-unit-asked-button = Look at the request
mail-unit-asked-why = You received this because you look after the licenses of { $customer }.
mail-more-asked-subject = { $customer } asks for more licenses
mail-more-asked-body = { $by } ({ $asker }) of { $customer } asks for { $units } × { $product }.
mail-more-asked-button = Look at the request
mail-more-asked-why = You received this because { $customer } buys from you.
mail-note = Note
mail-answered-subject = { $product }: your request
mail-answered-body = Your request for { $product } was answered by { $by }: { $outcome }.
mail-answered-button = To your own page
mail-answered-why = You received this because you asked for it.
mail-outcome-granted = granted
mail-outcome-declined = declined
mail-reason = Reason
mail-planned-subject = Not done: { $change } for { $customer }
mail-planned-body = What you planned for { $day } could not be done for { $customer }: { $change }. { $refusal }
mail-planned-button = Open the planned change
mail-planned-why = You received this because you planned it.
mail-mention-subject = { $by } mentioned you: { $record }
mail-mention-body = { $by } mentioned you in a note about { $record }.
mail-mention-button = See your mentions
mail-mention-why = You received this because a colleague mentioned you.

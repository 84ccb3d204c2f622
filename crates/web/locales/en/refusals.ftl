# Why the answer is no, and the way on: `problem-CODE` for one field, `refusal-CODE` for the whole.

## One field
problem-required = Fill in this field
problem-too-long = Shorten this to at most { $max } characters
problem-too-short = Use at least { $min } characters
problem-forbidden-characters = Remove the characters that cannot be shown
problem-not-an-email = Enter an e-mail address, like name@company.fi
problem-not-a-number = Enter a whole number
problem-out-of-range = Enter a number from { $min } to { $max }
problem-not-a-day = Enter a date as year-month-day, like 2027-02-15
problem-ends-before-start = The end must not be before the start
problem-not-a-choice = Choose one of the options
problem-not-an-id = This is not the id of a record
problem-not-a-url = Enter an address that starts with https://
problem-taken = This is already in use. Choose another.
problem-twice = This already stands on line { $line }
problem-common-password = Many people use this password. Choose a less common one.
problem-passwords-differ = The two passwords are not the same
problem-wrong-current-password = This is not your current password
problem-unknown-field = This field is not known here
problem-wrong-type = This is not the kind of value that belongs here
problem-unknown-time-zone = Choose a time zone from the list
problem-not-utf8 = Save the file as UTF-8 and upload it again
problem-column-missing = The column { $column } is missing
problem-column-unknown = The column { $column } is not known here
problem-too-many-rows = Use at most { $max } rows at a time

## Login and rights
refusal-invalid =
    { $count ->
        [one] There is { $count } problem
       *[other] There are { $count } problems
    }
refusal-not-logged-in = Log in to go on.
refusal-wrong-password = The e-mail address or the password is wrong.
refusal-token-refused = The API token is not valid. Check that it was copied whole and has not been revoked.
refusal-password-needed-again = Enter your password again to do this.
refusal-forbidden = You may see this, but not change it. An administrator of your organization can give you the right.
refusal-form-expired = This form is too old to send. Open the page again; nothing was saved.
refusal-not-found = This does not exist, or it belongs to an organization that you cannot see.
refusal-link-expired = This link is no longer valid. Ask for a new one.
refusal-too-many-attempts =
    { $seconds ->
        [one] Too many attempts. Try again in { $seconds } second.
       *[other] Too many attempts. Try again in { $seconds } seconds.
    }
refusal-busy = The service is busy. Try again in a moment.
refusal-storage-full = The server’s disk is full. Nothing was saved; tell whoever runs the service.

## Records in general
refusal-changed-meanwhile = Someone else saved this first. Nothing you typed is lost.
refusal-idempotency-key-reused = This request key was used for another request. Use a new key.
refusal-idempotency-key-in-flight = The same request is still being worked on. Wait for its answer.
refusal-nothing-selected = Select at least one row.
refusal-selection-changed = { $seen } when you looked, { $now } now. Check the list and confirm again.

## Organizations and people
refusal-role-above-own = You cannot give a role above your own.
refusal-own-role = You cannot change your own role.
refusal-last-admin = This is the last administrator. Make someone else an administrator first.
refusal-already-member = { $email } is already a member here.
refusal-already-set-up = This installation is already set up. Log in.
refusal-customers-have-nothing-below = A customer cannot have organizations below it.
refusal-organization-in-use =
    { $below ->
        [one] { $below } organization lies below this one. Move or delete it first.
       *[other] { $below } organizations lie below this one. Move or delete them first.
    }
refusal-already-disabled = This is already disabled.
refusal-not-disabled = This is not disabled.

## Licenses and users
refusal-licenses-in-use =
    { $count ->
        [one] { $count } license is still in use: { $numbers }. Remove its users first.
       *[other] { $count } licenses are still in use: { $numbers }. Remove their users first.
    }
refusal-product-in-use =
    { $licenses ->
        [one] { $licenses } license uses this product.
       *[other] { $licenses } licenses use this product.
    }
refusal-edition-in-use = The edition { $edition } is on licenses. It cannot be removed.
refusal-plan-not-offered = This plan is not offered to this customer.
refusal-quantity-below-assigned = { $edition }: { $assigned } seats are assigned, so the total cannot be { $quantity }. Remove { $missing } first.
refusal-seats-exhausted = { $edition }: { $wanted } seats are needed and { $free } are free. Add { $missing } to the license.
refusal-username-taken = The username { $username } is already in use at this customer.
refusal-seat-removed = This user was removed.
refusal-seat-installed = { $username } has a device installed. Release the device first.
refusal-already-suspended = This license is already suspended.
refusal-not-suspended = This license is not suspended.
refusal-already-revoked = This license is already revoked.
refusal-not-a-trial = This license is not a trial.
refusal-trial-extensions-used = This trial has been extended as often as its plan allows.
refusal-not-a-trial-client = This device is not on a trial.
refusal-edition-not-on-license = The license has no { $edition } seats.
refusal-message-already-sent = This message has already been sent.

## Activation
refusal-wrong-activation-code = The activation code is wrong. Check each character.
refusal-wrong-username = There is no such username.
refusal-no-seat-free = All seats of the license are in use.
refusal-license-draft = The license is not ready yet.
refusal-license-revoked = The license was revoked.
refusal-customer-disabled = The customer is disabled.
refusal-license-suspended = The license is suspended.
refusal-payment-awaited = The license is waiting for its payment.
refusal-license-not-yet-valid = The license is valid from { $day }.
refusal-license-expired = The license expired on { $day }.
refusal-device-token-refused = This device is no longer known. Activate it again.
refusal-installation-released = This installation was released. Activate it again.

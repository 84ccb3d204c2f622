# Why the answer is no, and the way on: `problem-CODE` for one field, `refusal-CODE` for the whole.

## One field
problem-required = Fill in this field
problem-too-long =
    { $max ->
        [one] Shorten this to at most { $max } character
       *[other] Shorten this to at most { $max } characters
    }
problem-too-short =
    { $min ->
        [one] Use at least { $min } character
       *[other] Use at least { $min } characters
    }
problem-forbidden-characters = Remove the characters that cannot be shown
problem-not-an-email = Enter an e-mail address, like name@company.fi
problem-not-a-number = Enter a whole number
problem-out-of-range = Enter a number from { $min } to { $max }
problem-not-a-day = Enter a date as year-month-day, like 2027-02-15
problem-not-an-instant = Enter date, time and zone, like 2027-02-15T09:00:00Z, from 1970 to 9998
problem-not-a-time = Enter a time of day, such as 14:30.
problem-in-the-past = This lies in the past. Choose a later date, or send it now.
problem-ends-before-start = The end must not be before the start
problem-after-end-of-life = The plan ends on { $day }. Choose a day until then
problem-not-a-choice = Choose one of the options
problem-not-an-id = This is not the id of a record. Copy it from the record’s page.
problem-not-a-url = Enter an address that starts with https://
problem-unknown-placeholder = There is no placeholder “{ $name }” in this mail. You can use: { $allowed }.
problem-mistyped-placeholder = There is no placeholder “{ $name }”. Did you mean “{ $nearest }”? You can use: { $allowed }.
problem-secret-placeholder = “{ $name }” is a secret and must not stand in the subject, which mail servers log.
problem-placeholder-missing = The subject or the text must name “{ $name }”, so that the reader knows what it is about.
problem-template-broken = Line { $line } cannot be read. Write a placeholder in two braces, a condition with if and endif, and nothing else.
problem-pattern-broken = Each brace needs its other one, with a name between them.
problem-pattern-unknown = There is no “{ $name }”. You can use: { $allowed }.
problem-pattern-alike = Every device would get the same name. Use the device, the login or the six symbols.
problem-not-a-network = “{ $network }” is neither an address nor a network such as 192.0.2.0/24.
problem-not-a-link = A link must begin with https:// or mailto:, unlike “{ $link }”.
problem-not-a-table = This is neither CSV nor an XLSX workbook that can be read. Save the list as one of them and upload it again.
problem-old-workbook = This is a workbook of the old kind (.xls). Save it as .xlsx or CSV and upload it again.
problem-not-in-encoding = The file is not written in the encoding chosen. Choose another one, or let it be detected.
problem-no-rows = There are no rows in it. Fill some in below the names of the columns.
problem-too-many-columns =
    { $max ->
        [one] There is room for { $max } column. Leave some out.
       *[other] There is room for { $max } columns. Leave some out.
    }
problem-column-twice = The column { $column } holds what another one holds already. Choose one of them.
problem-customer-unknown = No customer of yours has this name, account name, business ID or id
problem-customer-unknown-near = No customer of yours has this name. Did you mean { $nearest }?
problem-customer-ambiguous =
    { $count ->
        [one] { $count } customer has this name. Write its id instead.
       *[other] { $count } customers have this name. Write the id instead.
    }
problem-customer-stopped = This customer is disabled. Enable it first.
problem-users-added-elsewhere = Somebody else adds the users of this customer
problem-not-allowed = You may not add this here
problem-no-license = This customer has no license that users can be put on. Add one first.
problem-no-unit-free = No unit of { $edition } is free. Add units to the license, then check again.
problem-not-among = Must be one of: { $choices }
problem-not-among-near = Must be one of: { $choices }. Did you mean { $nearest }?
problem-not-yes-or-no = Write yes or no
problem-taken = This is already in use. Choose another.
problem-not-before = Choose { $day } or a later day
problem-not-after = Choose { $day } or an earlier day
problem-vendor-closed = This partner is suspended or closed and gets no new customers. Choose another.
problem-overlaps = It overlaps with another plan of the same product. Let both run side by side, or choose other days.
problem-twice = This is already on line { $line }. Leave one of the two out.
problem-common-password = Many people use this password. Choose a less common one.
problem-passwords-differ = The two passwords are not the same
problem-wrong-current-password = This is not your current password
problem-unknown-field = There is no such field here. Check its spelling, or leave it out.
problem-wrong-type = This kind of value does not belong here. Look up the field in the API description.
problem-unknown-time-zone = Choose a time zone from the list
problem-not-utf8 = Save the file as UTF-8 and upload it again
problem-column-missing = The column { $column } is missing. Add it to the first line.
problem-column-unknown = There is no column { $column } here. Rename it or leave it out.
problem-fixed = No type of partner changes this. Leave it as it is.
problem-needs-viewing = Allow seeing it as well: what cannot be seen cannot be used
problem-too-many-rows =
    { $max ->
        [one] Send at most { $max } row at a time
       *[other] Send at most { $max } rows at a time
    }
problem-not-a-code = Enter four groups of five letters or digits, like 7KQ2M-X81TD-4HVPA-90CZE
problem-mistyped-code = A letter or digit is wrong. Compare the code once more, also 8 and B, 5 and S.
problem-not-a-document = This is not what the program has written, or a part of it is missing. Copy the whole line, or bring the file itself.
problem-not-a-color = Write the color as # and six digits, such as #066588.
problem-not-a-domain = { $domain } is not a domain. Write it as example.com.
problem-domain-not-granted = The operator does not allow mail from { $domain }. Ask for it, or leave the address empty.
problem-not-a-picture = This is not a PNG or JPEG picture. Choose another file.
problem-picture-too-large = The picture is too large. Use one with at most { $points } points on a side.
problem-file-too-large = The file is too large. Use one of at most { $megabytes } MB.
problem-light-logo-first = Put the logo for light ground first.

## Login and rights
refusal-invalid =
    { $count ->
        [one] There is { $count } problem. Correct it and try again.
       *[other] There are { $count } problems. Correct them and try again.
    }
refusal-not-logged-in = Log in to go on.
refusal-wrong-password = The e-mail address or the password is wrong. Check both and try again.
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
refusal-changed-meanwhile = Someone else saved this first. Nothing was changed; open it again to see the latest values.
refusal-idempotency-key-reused = This request key was used for another request. Use a new key.
refusal-idempotency-key-in-flight = The same request is still being worked on. Wait for its answer.
refusal-purchase-code-unknown = We do not know this code. Check for 0 and O, 1 and I.
refusal-purchase-code-used = This code was already used. Ask whoever gave it to you for another.
refusal-purchase-code-used-by = This code was already used by { $organization } on { $day }.
refusal-purchase-code-expired = This code could be entered until { $day }. Ask whoever gave it to you for another.
refusal-purchase-code-cancelled = This code was cancelled by whoever made it.
refusal-purchase-code-of-another-plan = This code is of { $plan }, { $edition }. Add it as an entry of its own.
refusal-purchase-code-of-another-term = This code has another term in months: { $months } instead of { $held }. Add it as an entry of its own.
refusal-codes-shown = The codes of this batch were shown already. Only their last groups are known now.
refusal-pending-exceeded = { $pending } are pending, { $wanted } were asked for: { $missing } too many. Add a code, or give fewer.
refusal-units-in-use = { $free } are free, { $wanted } were asked for: { $missing } are in use. Free users first, or take back fewer.
refusal-units-expired = The term of these units is over, and they are used up with it. Give new ones instead.
refusal-units-from-codes = { $units } units of { $edition } come from purchase codes, so { $quantity } is too few. Take units back at the code.
refusal-holds-purchase-codes = It has entered or made purchase codes ({ $count }), whose history would go with it. Close it instead.
refusal-managed-by-customer = The customer manages its users itself. Change that in its settings, or let its own people add them.
refusal-managed-by-partner = Your partner manages the users of your company. Ask it to add them.
refusal-nothing-selected = Select at least one row.
refusal-too-many-views = There are { $most } views of this list already. Delete one first.
refusal-import-not-open = It runs right now, or was taken back, or is not that far. Look at it again.
refusal-import-too-old = It was done more than a day ago and cannot be taken back any more.
refusal-selection-changed = { $seen } when you looked, { $now } now. Check the list and confirm again.
refusal-too-many-selected = More records match than can be done at once: at most { $most }. Narrow the list and do it in parts.
refusal-bulk-not-running = This is not running any more. Nothing was changed.
refusal-bulk-still-running = This goes on. Stop it first, or wait until it is finished.
refusal-nothing-failed = Nothing failed here. Nothing was changed.
refusal-bulk-not-undoable = This cannot be undone.
refusal-bulk-already-undone = This was taken back already. Nothing was changed.
refusal-bulk-undo-too-late = This can no longer be undone: more than { $days } days have passed.
refusal-ends-later = The license already lasts until { $day }. Choose a later day.

## Organizations and people
refusal-role-above-own = You cannot give a role above your own. Choose another one.
refusal-own-role = You cannot change your own role. Ask another administrator.
refusal-last-admin = This is the last administrator. Make someone else an administrator first.
refusal-already-member = { $email } is already a member here. Change the role of that member instead.
refusal-already-set-up = This installation is already set up. Log in.
refusal-customers-have-nothing-below = A customer cannot have organizations below it. Choose a partner.
refusal-organization-in-use =
    { $below ->
        [one] { $below } organization lies below this one. Move or delete it first.
       *[other] { $below } organizations lie below this one. Move or delete them first.
    }
refusal-account-names-clash =
    { $count ->
        [one] The account name { $names } is already in use where it would move to. Change it first.
       *[other] These account names are already in use where they would move to: { $names }. Change them first.
    }
refusal-already-disabled = This is already disabled. Nothing was changed.
refusal-not-disabled = This is not disabled. Nothing was changed.
refusal-open-below = Open below it: { $partners } partners, { $customers } customers. Close, move or disable them first.
refusal-organization-closed = This partner is closed for good. Choose another one.
refusal-organization-disabled = This organization is disabled, or one above it is. Enable it first, or try again later.
refusal-move-into-itself = It cannot stand below itself or below what belongs to it. Choose another place.
refusal-already-there = It stands there already. Nothing was changed.
refusal-access-stopped = { $organization } is disabled for now, so you cannot work here. Nothing is lost; the organization above it can enable it again.
refusal-no-organization = You belong to no organization here any more: your membership ended, or the partner was closed. Ask for a new invitation.

## Licenses and users
refusal-licenses-in-use =
    { $count ->
        [one] { $count } license is still in use: { $numbers }. Remove its users first.
       *[other] { $count } licenses are still in use: { $numbers }. Remove their users first.
    }
refusal-product-in-use =
    { $licenses ->
        [one] { $licenses } license uses this product, so it stays.
       *[other] { $licenses } licenses use this product, so it stays.
    }
refusal-signing-key-coming = A key that was made before waits for its day. Give it up first, or wait.
refusal-last-signing-key = Without this key nothing could be signed. Make another one first.
refusal-edition-in-use = The edition { $edition } is on licenses, so it cannot be removed.
refusal-plan-not-offered = This plan is no longer offered. Choose another one.
refusal-plan-sale-ended = The sale of this plan ended on { $day }. Choose another one.
refusal-plan-life-ended = This plan ended on { $day }. Nothing more is issued, renewed, extended or increased under it.
refusal-plan-locked = The terms of this plan have changed. Until the partner approves them, it is not sold and its licenses are not changed.
refusal-trial-not-changed = A trial keeps the units and days of its plan. Extend it, or convert it to a purchased license.
refusal-licenses-overlap = Licenses of this product overlap: { $numbers }. Choose what becomes of each.
refusal-replaced-not-begun = License { $number } begins on { $day }, so it cannot be replaced from then or earlier. Choose a later day, or run them side by side.
refusal-replacement-not-in-force = Only a license that begins in force takes the place of another. Choose “In force”, or run them side by side.
refusal-nothing-to-convert = Nothing is left of license { $number } that would make a day of the new one. Replace it, or run them side by side.
refusal-seats-exceed-replacement = { $assigned } users of { $edition } would move, the new license has room for { $quantity }: { $missing } too few. Raise its units, or run them side by side.
refusal-devices-exceed-plan = Users with more devices than the plan allows ({ $most }): { $seats }. Release devices first.
refusal-quantity-below-assigned = { $edition }: { $assigned } assigned, so the total cannot be { $quantity }. Remove { $missing } first.
refusal-seats-exhausted = { $edition }: { $wanted } needed, { $free } free. Add { $missing } to the license.
refusal-username-taken = The username { $username } is already in use at this customer. Choose another one.
refusal-seat-removed = This user was removed. Add the user again to go on.
refusal-seat-installed = { $username } has a device installed. Release the device first.
refusal-already-suspended = This license is already suspended. Nothing was changed.
refusal-not-suspended = This license is not suspended. Nothing was changed.
refusal-already-revoked = This license is already revoked. Nothing was changed.
refusal-not-a-trial = This license is not a trial. Choose a trial license.
refusal-trial-extensions-used = This trial has been extended as often as its plan allows. Convert it to a purchased license.
refusal-not-a-trial-client = Only a device on a trial can be connected, and only to a license that is not a trial.
refusal-edition-not-on-license = The license has no { $edition } seats. Add them first, or choose another license.
refusal-address-missing = None of the selected users has an e-mail address. Add an address first.
refusal-already-queued = All of the selected invitations are already on their way. Wait until they are sent.
refusal-message-already-sent = This message has already been sent. It can no longer be stopped.
refusal-message-out-of-date = The link in this mail has run out. Send a new one from where it came.

## Activation
refusal-wrong-activation-code = The activation code is wrong. Check each character against your invitation.
refusal-wrong-username = There is no such username. Copy it from your invitation, or ask your administrator.
refusal-no-seat-free = All seats of the license are in use. Ask your administrator for a free one.
refusal-move-budget-spent = You have moved to other devices as often as the license allows. The next move is possible on { $day }; your administrator can allow one sooner.
refusal-device-moves-excluded = This license stays on the device it was activated on. Your administrator can move it.
refusal-wrong-deployment-key = The deployment key is wrong. Ask whoever gave it to you for the right one.
refusal-deployment-key-revoked = The deployment key was revoked. Ask for a new one.
refusal-deployment-key-replaced = The deployment key was replaced by a new one. Ask for it.
refusal-deployment-key-expired = The deployment key was good until { $day }. Ask for a new one.
refusal-deployment-key-used-up = The deployment key has admitted as many devices as it may. Ask for its limit to be raised.
refusal-deployment-key-elsewhere = The deployment key does not admit devices of this network.
refusal-license-draft = The license is not ready yet. Ask your administrator when it will be.
refusal-license-revoked = The license was revoked. Ask your administrator for another one.
refusal-customer-disabled = The customer is disabled. Ask whoever sold the license to enable it.
refusal-license-suspended = The license is suspended. Ask your administrator why.
refusal-payment-awaited = The license is waiting for its payment. It works as soon as the payment has arrived.
refusal-license-not-yet-valid = The license is valid from { $day }. Try again on that day.
refusal-license-expired = The license expired on { $day }. Ask your administrator to renew it.
refusal-device-token-refused = This device is no longer known. Activate it again.
refusal-installation-released = This installation was released. Activate it again.
refusal-installation-silenced = Nothing was heard of this device for a long time, so its place was freed on { $day }, and another device has it now. Activate it again.
refusal-not-silent = This device was heard of lately, or works by a license file for now.
refusal-works-offline = This device works by a license file until { $day }, and a file cannot be called back. Let its program give the place back and hand in its receipt, or ask who sells the license to free it.
refusal-not-silenced = The place of this device was not freed for silence, or that is too long ago.

## Titles: what kind of no it is
kind-unauthenticated = Not logged in
kind-forbidden = Not allowed
kind-not-found = Not found
kind-invalid = Something needs correcting
kind-conflict = Not possible as things stand
kind-throttled = Too many attempts
kind-unavailable = Not available right now
kind-failed = Something broke on our side

refusal-not-json = The body is not JSON. Send it with Content-Type: application/json.
refusal-malformed-json = The body is not well-formed JSON. Check it and send it again.
refusal-method-not-allowed = This address does not take that method.
refusal-too-large = This is more than one request may carry. Send less at once.

## Invoices and payments
refusal-no-issuer = Nobody has filled in the details under which invoices are issued. Fill them in under Invoices, Prices and details.
refusal-price-missing = { $edition } of the plan { $plan } has no price in { $currency }, so it cannot be ordered. Set a price first.
refusal-license-not-renewable = The license { $number } cannot be renewed or added to: it ended, is a trial, or waits for its own payment.
refusal-price-changed = The price has changed since it was shown: it is { $now } now. Look at the sum again before you order.
refusal-already-renewed = The license { $number } is renewed already, by { $invoice }. Cancel that order, or credit its invoice in full, before you order another.
refusal-invoice-not-draft = This order is issued or cancelled already. Open the invoice to see how it stands.
refusal-invoice-not-issued = Only issued invoices take payments and credit notes.
refusal-invoice-unknown = There is no invoice { $number } here. Check the number or payment reference.
refusal-payment-reference-used = The reference { $reference } belongs to another payment. Check whether it was recorded already, or use the reference of this payment.
refusal-payment-reversed = This payment was taken back before.
refusal-nothing-to-credit = All of this invoice is credited already.
refusal-invoices-open =
    { $count ->
        [one] One order or open invoice names an issuer that would no longer stand above: { $invoices }. Have it paid, credited or cancelled first.
       *[other] { $count } orders and open invoices name an issuer that would no longer stand above: { $invoices }. Have them paid, credited or cancelled first.
    }
refusal-invoices-kept =
    { $count ->
        [one] The customer has { $count } issued invoice, which the books keep. Disable the customer instead.
       *[other] The customer has { $count } issued invoices, which the books keep. Disable the customer instead.
    }
problem-not-an-account = This is not a valid IBAN: a character is missing, too many or wrong
problem-not-rates = Write percentages with spaces between them, such as 25.5 14 0
problem-not-an-amount = Enter an amount, such as 1,234.50
problem-amount-above = Enter at most { $most }
problem-other-currency = The invoice is in { $currency }
problem-series-alike = Its numbers could be taken for those of the series { $series }. Choose one that differs in its letters.
problem-statement-unreadable = This statement cannot be read: use camt.053, or CSV with a line of column names
problem-currency-unknown = Row { $row } has a currency that is not known: “{ $currency }”. Write it as three letters, such as EUR
## Bound to people
refusal-seat-bound = This license is bound to { $email }. Unbind it first.
refusal-not-bound = Nobody is bound to this license any more. Load the list again.
refusal-already-bound = { $email } has a license of this kind already.
refusal-undo-too-late = This can no longer be taken back: a quarter of an hour has passed, or a license has another user by now. Bind the people again.
refusal-seat-unbound = Your license was unbound by the administrator of your company. Ask them for another.
refusal-holder-not-registered = This license waits for you to register. Register with the address that it was reserved for, then try again.
refusal-already-asked = You have asked for this already. Wait for the answer, or take the request back.
refusal-already-answered = This request has been answered meanwhile. Load the list again.
problem-nobody-named = Nobody on this license is called { $name }
refusal-already-planned = The same is planned for { $day } already. Change that plan instead.
refusal-planned-change-over = This was done or cancelled already. Plan it anew.
refusal-planner-may-not = Whoever planned it may not do it any more. Plan it anew under your own name.
refusal-too-many-planned = At most { $most } changes of one customer can be planned at a time.
refusal-not-undoable = This cannot be undone: it is of another kind, or more than thirty days old.
refusal-undo-moved-on = It has changed since then, so nothing was undone. Look at how it is now.

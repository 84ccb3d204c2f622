# The account wizard: account, plans and units, review, confirmation.

wizard-step-account = Account
wizard-step-plans = Plans and units
wizard-step-review = Review
wizard-needed = Only fields without “optional” are needed.
wizard-name-free = { $name } is free
wizard-name-try = Try { $name }
wizard-administrator = Administrator
wizard-administrator-hint = This person logs in to the customer’s own pages and is its contact.
wizard-role = User role
wizard-role-hint = The first user of an account is always its administrator.
wizard-emergency-hint = A second mailbox, in case the first stops working.
wizard-mail = Account creation e-mail
wizard-mail-hint = Brings the administrator a link to choose a password.
wizard-mail-when = When to send it
wizard-mail-now = Send when the customer is created
wizard-mail-on = Send on a date
wizard-mail-never = Do not send
wizard-mail-day = Date
wizard-mail-day-hint = Goes out at nine in the morning where the customer is.
wizard-to-plans = Continue to plans
wizard-to-review = Continue to review
wizard-saved = Draft saved { $when }
wizard-nothing-yet = Nothing has been created or sent yet.
wizard-what = What does { $name } get?
wizard-pick = Pick one or more plans. You can change units at any time.
wizard-no-plans = There is no plan to sell here now. Skip this step and add a license later.
wizard-units-of = Units of { $edition } in { $plan }
wizard-starts = Starts
wizard-start-of = Start of { $plan }
wizard-starts-hint = Today if left empty
wizard-back = Back
wizard-skip = Skip plans for now
wizard-check = Check and create
wizard-place = Place
wizard-change-account = Change the account
wizard-change-plans = Change plans and units
wizard-no-plan = No plan for now; a license can be added later.
wizard-next = What happens next
wizard-at-once = At once
wizard-next-made =
    { $n ->
        [0] The account is created
        [one] The account and { $n } license are created
       *[other] The account and { $n } licenses are created
    }
wizard-next-mail-now = To { $email } at once, in this language: { $language }
wizard-next-mail-on = To { $email } on { $day } at nine in the morning, in this language: { $language }
wizard-next-mail-never = None is sent. The administrator can be invited later, on the page of the customer’s members.
wizard-create-and-send = Create customer and plan e-mail
wizard-license = { $units }, { $from } to { $to }
wizard-done = { $name } is set up
wizard-done-lead = The account was created.
wizard-made = Created
wizard-mail-sent = Sent to { $email }, { $when }
wizard-mail-waits = Waits for { $email }, to be sent { $when }
wizard-mail-ended = The mail to { $email } did not go out
wizard-mail-desk = Send it now, change its day or cancel it
wizard-next-password = With the link from the mail the administrator chooses a password and sees the company’s own pages.
wizard-see-licenses = Look at the licenses
wizard-another = Another customer
wizard-open = Open the customer
wizard-discarded = The draft is discarded.
wizard-drafts = Not finished
wizard-continue = Continue: { $name }
wizard-discard = Discard
wizard-discard-this = Discard: { $name }
wizard-unnamed = New customer without a name
wizard-beside = Run side by side
wizard-beside-hint = When another plan of the same product is chosen too: both are valid and their units add up.

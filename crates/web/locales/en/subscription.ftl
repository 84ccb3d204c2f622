# Subscription management: units of licenses bound to people.
subscription-title = Subscription management
subscription-title-of = { $name }: subscription management
subscription-lead = Enter a person’s e-mail address in a free row and press Bind. Access begins at once, and the license ends when it would have.
subscription-many = Bind many people
subscription-tab-all = All
subscription-tab-free = Free
subscription-tab-bound = Bound
subscription-tab-pending = Waiting for registration
subscription-tab-named = Without a person
subscription-license = License
subscription-holder = Bound to the user with e-mail
subscription-state = State
subscription-until = Valid until
subscription-product = Product
subscription-status = License status
subscription-any = Any
subscription-search = E-mail, username or license number
subscription-bind = Bind
subscription-unbind = Unbind
subscription-unbind-who = Unbind { $email }
subscription-unbind-selected = Unbind selected
subscription-unbind-n = Unbind { $n } selected
subscription-email-for = E-mail for { $license }
subscription-example = name@company.example
subscription-nobody = Nobody
subscription-free = Free
subscription-bound = Bound
subscription-pending = Waiting for registration
subscription-named = User without a person
subscription-since = since { $at }
subscription-asked-at = asked by mail { $at }
subscription-none = No licenses yet
subscription-none-text = Licenses appear here once they have been issued.
subscription-bound-done = Bound to { $email }. Access has begun.
subscription-bound-pending = Reserved for { $email }, who has yet to register. Ask them by mail from the menu of the row.
subscription-bound-n =
    { $n ->
        [one] { $n } person bound
       *[other] { $n } people bound
    }
subscription-unbound =
    { $n ->
        [one] { $n } license unbound
       *[other] { $n } licenses unbound
    }
subscription-unbound-text = Access ended at once. For a quarter of an hour it can be taken back, as long as nobody else is bound.
subscription-undone =
    { $n ->
        [one] { $n } license is bound again as it was
       *[other] { $n } licenses are bound again as they were
    }
subscription-ask = Ask to register by mail
subscription-asked = The mail is on its way
subscription-user = User and code
subscription-history = Who had this license
subscription-never = Nobody had it yet
subscription-never-text = It was never bound to a person.
subscription-from = Bound { $at } by { $by }
subscription-to = Unbound { $at } by { $by }
subscription-still = Still bound
subscription-back = To subscription management
subscription-none-free = No license is free
subscription-none-free-text = Unbind somebody, or ask for more licenses.
subscription-many-text = Paste addresses or choose a file. The next page shows what will happen, row by row; nothing is bound before that.
subscription-line = License
subscription-line-free =
    { $n ->
        [one] { $product } { $edition } · { $number } · { $n } free
       *[other] { $product } { $edition } · { $number } · { $n } free
    }
subscription-addresses = E-mail addresses
subscription-addresses-hint = One a line, or separated by commas or semicolons. Up to 1,000.
subscription-file = CSV file
subscription-file-hint = With a column “email”. When a file is chosen, the box above is not read.
subscription-nothing-yet = Nothing has been bound yet.
subscription-check = Check
subscription-check-title = What will happen
subscription-will-bind = Bound at once
subscription-will-wait = Wait for registration
subscription-wrong = Need fixing
subscription-free-now = Free now
subscription-too-few =
    { $missing ->
        [one] { $missing } license is missing
       *[other] { $missing } licenses are missing
    }
subscription-too-few-text = All people of the list are bound, or none. Shorten the list, or unbind somebody first.
subscription-result = Result
subscription-at-once = Access at once
subscription-on-registering = When they register
subscription-ask-too = Ask those who are not registered by mail
subscription-bind-n =
    { $n ->
        [one] Bind { $n } person
       *[other] Bind { $n } people
    }
subscription-renew-title = { $plan } ends on { $day }
subscription-renew-over = { $plan } ended on { $day }
subscription-renew-text = Nothing renews by itself. Order the same for a new term: the same people stay bound from its first day, and you choose who does not.
subscription-same-title =
    { $n ->
        [one] { $n } person is still on { $old }, which ended on { $day }
       *[other] { $n } people are still on { $old }, which ended on { $day }
    }
subscription-same-text = The license { $new } has room for { $room }. They move to it with devices, codes and history.
subscription-same-do = Bind the same people
subscription-same-done =
    { $n ->
        [one] { $n } person moved to the new license
       *[other] { $n } people moved to the new license
    }
subscription-instead = Give them to others
subscription-instead-text = Paste who gets them instead. The next page shows what will happen, row by row.

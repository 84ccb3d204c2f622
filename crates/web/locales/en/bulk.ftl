# Working in bulk: the bar over a list, the page before it is done, the run.

bulk-do-disable-customers =
    { $n ->
        [one] Disable { $n } customer
       *[other] Disable { $n } customers
    }
bulk-do-enable-customers =
    { $n ->
        [one] Enable { $n } customer
       *[other] Enable { $n } customers
    }
bulk-do-extend-customers =
    { $n ->
        [one] Extend { $n } license of customers
       *[other] Extend { $n } licenses of customers
    }
bulk-do-extend-licenses =
    { $n ->
        [one] Extend { $n } license
       *[other] Extend { $n } licenses
    }
bulk-do-suspend-licenses =
    { $n ->
        [one] Suspend { $n } license
       *[other] Suspend { $n } licenses
    }
bulk-do-resume-licenses =
    { $n ->
        [one] Resume { $n } license
       *[other] Resume { $n } licenses
    }
bulk-do-add-units =
    { $n ->
        [one] Add units to { $n } license
       *[other] Add units to { $n } licenses
    }
bulk-do-send-invitations =
    { $n ->
        [one] Send { $n } invitation
       *[other] Send { $n } invitations
    }
bulk-do-remove-users =
    { $n ->
        [one] Remove { $n } user
       *[other] Remove { $n } users
    }
bulk-do-release-devices =
    { $n ->
        [one] Release { $n } device
       *[other] Release { $n } devices
    }

bulk-action-disable-customers = Disable customers
bulk-action-enable-customers = Enable customers
bulk-action-extend-customers = Extend licenses of customers
bulk-action-extend-licenses = Extend licenses
bulk-action-suspend-licenses = Suspend licenses
bulk-action-resume-licenses = Resume licenses
bulk-action-add-units = Add units to licenses
bulk-action-send-invitations = Send invitations
bulk-action-remove-users = Remove users
bulk-action-release-devices = Release devices

bulk-short-disable-customers = Disable
bulk-short-enable-customers = Enable
bulk-short-extend-customers = Extend terms
bulk-short-extend-licenses = Extend
bulk-short-suspend-licenses = Suspend
bulk-short-resume-licenses = Resume
bulk-short-add-units = Add units
bulk-short-send-invitations = Send invitations
bulk-short-remove-users = Remove
bulk-short-release-devices = Release

bulk-effect-disable-customers = Activations, check-ins and mails of these customers stop at once. Nothing is deleted.
bulk-effect-enable-customers = Everything works again as it did before they were disabled.
bulk-effect-extend-customers = The last day of their licenses moves; trials and what is over stay as they are. A license is never shortened by this.
bulk-effect-extend-licenses = The last day moves; units and users stay. A license is never shortened by this.
bulk-effect-suspend-licenses = Programs are told at their next contact that the license is suspended.
bulk-effect-resume-licenses = Programs may work again from their next contact on.
bulk-effect-add-units = The total of the edition goes up; nobody is given a unit yet.
bulk-effect-send-invitations = Each gets a mail with username and activation code. As long as a mail waits, undo takes it back.
bulk-effect-remove-users = Their seats become free, and their activation codes stop working.
bulk-effect-release-devices = Their seats become free at once, and the devices are told at their next contact.

bulk-undo-of = Undo: { $title }
bulk-changed = { $seen } when you looked, { $now } now
bulk-changed-text = Look at the list below and confirm again.
bulk-to-whom = It is done to:
bulk-none = It can be done to none of those you selected.
bulk-reason = Reason
bulk-reason-hint = Shown to your colleagues and kept in the activity.
bulk-until = New last day
bulk-months = Or longer by
bulk-months-none = By the day on the left
bulk-edition = Edition
bulk-units = Units to add
bulk-cannot-undo = This cannot be undone.
bulk-heading = Bulk work
bulk-lead = What was done to many records at once, and what became of each.
bulk-empty = Nothing was done in bulk yet
bulk-empty-text = Tick rows in a list, such as customers, and choose what to do with them.
bulk-what = What
bulk-state = State
bulk-result = Result
bulk-at = When
bulk-record = Record
bulk-customer = Customer
bulk-outcome = Outcome
bulk-why = Reason
bulk-state-running = Running
bulk-state-stopped = Stopped
bulk-state-finished = Finished
bulk-item-waiting = To do
bulk-item-done = Done
bulk-item-failed = Failed
bulk-item-skipped = Left out
bulk-all = All
bulk-progress = Progress
bulk-records = Records
bulk-nothing-here = There are no such records.
bulk-n-done = { $n } done
bulk-n-failed = { $n } failed
bulk-n-left = { $n } to go
bulk-n-skipped = { $n } left out
bulk-stop = Stop
bulk-failures = Failures as CSV
bulk-undoes = This takes back an earlier run
bulk-undone-by = This was taken back

bulk-more = and { $n } more
bulk-left-out-n =
    { $n ->
        [one] { $n } is left out: why
       *[other] { $n } are left out: why
    }
bulk-months-n =
    { $n ->
        [one] { $n } month
       *[other] { $n } months
    }
bulk-can-undo =
    { $n ->
        [one] You can undo this for { $n } day.
       *[other] You can undo this for { $n } days.
    }
bulk-resume = Go on with { $n }
bulk-retry =
    { $n ->
        [one] Try { $n } failure again
       *[other] Try { $n } failures again
    }
bulk-undo = Undo { $n }

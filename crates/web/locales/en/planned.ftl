# What is planned for days to come.
nav-calendar = Calendar
customers-tab-planned = Planned
calendar-lead = What is planned, which licenses end, and which notices go out.
calendar-months = Months
calendar-previous = Previous month
calendar-next = Next month
calendar-today = Today
calendar-nothing = Nothing falls on this month.
calendar-more = More is planned than fits here. The file below has all of it.
calendar-ends =
    { $n ->
        [one] { $n } license ends
       *[other] { $n } licenses end
    }
calendar-notices =
    { $n ->
        [one] { $n } notice goes out
       *[other] { $n } notices go out
    }
calendar-weekday-1 = Mon
calendar-weekday-2 = Tue
calendar-weekday-3 = Wed
calendar-weekday-4 = Thu
calendar-weekday-5 = Fri
calendar-weekday-6 = Sat
calendar-weekday-7 = Sun
planned-title = { $name }: planned changes
planned-heading = Planned changes
planned-lead = Each is made when its day begins in { $zone }, under the name of who planned it.
planned-none = Nothing is planned
planned-none-text = Raise units on the first of the month, reduce them when the term ends, or disable the customer on a date.
planned-new = Plan a change
planned-what = What to change
planned-what-choose = Choose
planned-choose-units = { $edition }: new total, now { $n }
planned-of-license = { $plan } ({ $number }): { $what }
planned-quantity = New total
planned-quantity-hint = For units only. The new total, not the difference.
planned-when = When
planned-when-day = On a day
planned-when-term-end = On the day after the license’s term ends
planned-day = Day
planned-day-hint = From tomorrow on, at most five years ahead.
planned-reason = Reason
planned-reason-hint = Needed to suspend a license.
planned-rule = If more units are in use on the day than the new total, nothing is changed and you are told.
planned-plan = Plan the change
planned-save = Save the change
planned-cancel = Cancel the change
planned-lay-aside = Lay aside
planned-made = The change is planned
planned-saved = The plan is saved
planned-cancelled = The planned change is cancelled
planned-restored = The change is planned again
planned-by = planned by { $name }, { $date }
planned-was-done = Done on { $date }.
planned-was-refused = Tried on { $date }.
planned-was-cancelled = Cancelled by { $name }, { $date }.
planned-was-open = Open since { $date }.
planned-refused = Could not be done
planned-refused-text = Set another day or total, or lay it aside.
planned-deed-units =
    { $n ->
        [one] { $edition }: { $n } unit
       *[other] { $edition }: { $n } units
    }
planned-deed-suspend = Suspend the license
planned-deed-resume = Resume the license
planned-deed-revoke = End the license for good
planned-deed-disable = Disable the customer
planned-deed-enable = Enable the customer
planned-what-units = Number of units
planned-what-suspend = Suspend the license
planned-what-resume = Resume the license
planned-what-revoke = End the license for good
planned-what-disable = Disable the customer
planned-what-enable = Enable the customer
planned-state-open = Planned
planned-state-done = Done
planned-state-refused = Not done
planned-state-cancelled = Cancelled
planned-caution-below-use =
    { $missing ->
        [one] { $assigned } are in use now: unless one is freed first, nothing will change.
       *[other] { $assigned } are in use now: unless { $missing } are freed first, nothing will change.
    }
planned-caution-also-planned = Also planned for this license: { $n } on { $day }.
planned-caution-nothing-changes = That is the total it will have anyway.
planned-caution-after-end = The license ends before, on { $day }.
planned-caution-over-before = Before that: { $deed }, { $day }.
planned-license-heading = Planned changes
planned-license-none = Nothing is planned for this license.
overview-planned-refused =
    { $n ->
        [one] { $n } planned change could not be done
       *[other] { $n } planned changes could not be done
    }
overview-planned-refused-do = Look
timeline-title = Activity: { $name }
timeline-lead = What happened to this record, and by whom.
timeline-none = Nothing is told of this record yet.
timeline-open = Activity
trail-undo = Undo
trail-undone = It is undone

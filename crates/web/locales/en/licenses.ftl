# Licenses: the tab of a customer, what can be done to a license, and the list across customers.

## Amounts
licenses-of = of { $total }
licenses-of-text = of { $total }
licenses-of-in-use = of { $total } in use
licenses-used-of = { $used } of { $total }
licenses-without-limit = without limit
licenses-storage-in-use = { $used } of { $total } of storage in use
licenses-storage-unlimited = { $used } of storage in use, without limit
licenses-line-in-use = { $edition }: { $used } of { $total } in use
licenses-free-installed = { $units } · { $free } free · { $installed } installed
licenses-space = Total { $total }: { $units } in the units and { $extra } extra
licenses-space-unlimited = Total: unlimited
licenses-space-each = { $space } each
licenses-space-each-unlimited = Unlimited storage each
licenses-gb = GB

## The tab
licenses-title = { $name }: license
licenses-copy-number = Copy license number
licenses-storage = Storage
licenses-total-of = { $edition }, total
licenses-extra-space = Extra space in GB
licenses-client-limit = Client limit
licenses-client-limit-hint = 0 = not in use.
licenses-not-in-use = Not in use
licenses-term = Term
licenses-days-passed =
    { $n ->
        [one] { $passed } of { $n } day used
       *[other] { $passed } of { $n } days used
    }
licenses-days-left =
    { $n ->
        [one] { $n } day left
       *[other] { $n } days left
    }
licenses-days-over =
    { $n ->
        [one] ended { $n } day ago
       *[other] ended { $n } days ago
    }
licenses-started = Started { $day }
licenses-ends = ends { $day }, 23:59 { $zone }
licenses-valid-to = Valid to
licenses-valid-to-hint = The last day counts whole.
licenses-created = Created
licenses-comments = Comments
licenses-save-note = Totals include old licenses. Changes take effect when you save.
licenses-saved = License saved.
licenses-suspended-by = { $name }: “{ $reason }”
licenses-none = No license yet
licenses-none-text = A license says how many users the customer may have, and until when.
licenses-others = Other licenses
licenses-no-others = This is the only one.
licenses-kind = Type
licenses-aside = About the customer
licenses-glance = At a glance
licenses-since = Customer since
licenses-recent = Recent
licenses-all-activity = All activity

## What can be done
licenses-put-in-force = Put in force
licenses-in-force-note = License in force.
licenses-resume = Resume
licenses-resumed-note = License resumed.
licenses-convert = Convert to purchased
licenses-converted-note = The trial is a purchased license now, for a year from today.
licenses-extend = Extend trial
licenses-extended-note = Trial extended by one term.
licenses-connect = Connect trial client…
licenses-connect-title = Connect a trial client to { $plan }
licenses-connect-text = The user moves to this license with device, code and history. Nothing has to be installed again.
licenses-connect-none = No installed trial client of this customer is left to connect.
licenses-client = Trial client
licenses-client-choose = Choose a client
licenses-connect-verb = Connect client
licenses-connected-note = Trial client connected.
licenses-adopt = Move to present terms…
licenses-adopt-title = Move { $plan } to the present terms?
licenses-adopt-text = The license was sold under revision { $sold } of its plan; sold now is revision { $present }. Units, users and days stay.
licenses-adopt-verb = Move license
licenses-adopt-same = It has the present terms already.
licenses-adopted-note = The license has the present terms of its plan now.
licenses-revision = Sold under revision { $revision }
licenses-users-move = Its users move to another license on { $day }.
licenses-users-wait =
    { $count ->
        [one] One user found no room on the license that replaces this one, and moves as soon as a unit is free there.
       *[other] { $count } users found no room on the license that replaces this one, and move as soon as units are free there.
    }
licenses-suspend = Suspend…
licenses-suspend-title = Suspend { $plan }?
licenses-suspend-text =
    { $n ->
        [one] { $n } installed client stops at its next contact. The term goes on. You can resume at any time.
       *[other] { $n } installed clients stop at their next contact. The term goes on. You can resume at any time.
    }
licenses-suspend-verb = Suspend license
licenses-suspended-note = License suspended.
licenses-revoke = Revoke…
licenses-revoke-title = Revoke { $plan }?
licenses-revoke-text =
    { $n ->
        [one] { $n } installed client stops for good. This cannot be taken back.
       *[other] { $n } installed clients stop for good. This cannot be taken back.
    }
licenses-revoke-instead = To stop it for a while:
licenses-revoke-verb = Revoke license
licenses-revoked-note = License revoked.

## A new license
licenses-new-title = New license for { $name }
licenses-choose-plan = Choose the plan.
licenses-other-plan = Other plan
licenses-no-plans = No plans to sell
licenses-no-plans-text = A product needs a plan before licenses can be issued.
licenses-months =
    { $n ->
        [one] { $n } month
       *[other] { $n } months
    }
licenses-starts-on = Starts on
licenses-starts-on-hint = Today when empty.
licenses-stage = Begins as
licenses-stage-hint = Only a license in force lets clients activate.
licenses-new-note = No mail is sent.
licenses-overlap-title = It overlaps with licenses that the customer has
licenses-overlap-hint = Choose what becomes of each.
licenses-overlap-one = { $plan }, { $number }: { $units }, until { $day }
licenses-overlap-both = Both are valid, and their units add up.
licenses-overlap-ends = It ends on { $day }; its users move to the new one with their devices and codes.
licenses-overlap-arithmetic =
    { $days ->
        [one] { $old } × { $left } days ÷ { $new } = { $days } day more: valid until { $day }
       *[other] { $old } × { $left } days ÷ { $new } = { $days } days more: valid until { $day }
    }
licenses-overlap-look = Recalculate
licenses-locked-plans = Locked until approved:
licenses-issued-note = License added.

## The list
licenses-lead = The licenses of all your customers.
licenses-find = Find by customer or license number
licenses-empty = No licenses yet
licenses-empty-text = Open a customer and add a license to it.
licenses-caption = Licenses by customer
licenses-ends-in = Ends in

## Orders
licenses-order-renewal = Order a new term
licenses-order-more = Order more units
licenses-edit-in-place = Edit { $name } here
licenses-at-large = { $n ->
        [one] A device works
       *[other] { $n } devices work
    } on by license file until { $date }, though { $n ->
        [one] its place was freed
       *[other] their places were freed
    }.

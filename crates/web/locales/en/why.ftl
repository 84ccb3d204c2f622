# Why a license lets devices in or not.

why-button = Why?
why-title = Why devices are let in under { $plan }
why-title-user = Why devices of { $name } are let in
why-title-device = What the next check-in of { $name } meets
why-lead = The rules that an activation asks, in the order in which they decide.
why-back = Back
why-let-in = A device that asks now is let in.
why-refused = A device that asks now is refused
why-rules = Rules
why-rule = Rule
why-now = Now
why-fix = What would mend it
why-holds = Holds
why-broken = Does not hold
why-warned = Only told
why-nothing = Nothing to do
why-more-gb = { $fix }: { $gb } GB at least
why-each-gb = { $fix }: to { $gb } GB at least
why-on-day = { $fix }: { $day }
why-or-wait = { $fix }, or wait until { $day }
why-named = { $fix }: { $name }

# Why a license lets devices in or not.

why-button = Why?
why-title = Why devices are let in under { $plan }
why-lead = The rules that an activation asks, in the order in which they decide.
why-back = To the license
why-let-in = A device that asks now is let in.
why-refused = A device that asks now is refused
why-rules = Rules
why-rule = Rule
why-now = Now
why-fix = What would mend it
why-holds = Holds
why-broken = Does not hold
why-nothing = Nothing to do

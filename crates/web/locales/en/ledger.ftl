# The ledger: what became of the units of a license or a purchase code.
ledger-history = History
ledger-title = History of { $plan }
ledger-lead = Every unit that was bought, given, freed or ran out, and what was left.
ledger-none = Nothing happened until then
ledger-none-text = The license did not exist yet on that day.
ledger-as-of = At the end of { $day }
ledger-day = As of
ledger-day-hint = What was held when this day ended where the customer is.
ledger-show = Show day
ledger-left = { $used } of { $total } in use

ledger-what-bought = Bought: { $units } ({ $edition })
ledger-what-allotted = Allotted: { $units } ({ $edition })
ledger-what-returned = Returned: { $units } ({ $edition })
ledger-what-bound = Given to users: { $units } ({ $edition })
ledger-what-released = Freed by users: { $units } ({ $edition })
ledger-what-renewed = Term goes on: { $units } ({ $edition })
ledger-what-expired = Term ended: { $units } ({ $edition })
ledger-what-converted = Trial became a purchase: { $units } ({ $edition })
ledger-what-revoked = Revoked: { $units } ({ $edition })
ledger-what-cancelled = Cancelled: { $units } ({ $edition })

ledger-source-manual = By hand
ledger-source-trial = Trial
ledger-source-nfr = Not for resale
ledger-source-purchase-code = Purchase code
ledger-source-invoice = Invoice
ledger-source-handover = Moved between licenses
ledger-source-schedule = By the calendar

field-name-as-of = As of

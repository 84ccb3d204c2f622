# Notices that a license ends.
notices-heading = Notices of the end
notices-next = Still to go
notices-none = No more notices will go as things stand.
notices-off = Notices of this license are switched off.
notices-before =
    { $days ->
        [one] { $days } day before
       *[other] { $days } days before
    }
notices-last = On the last day
notices-after =
    { $days ->
        [one] { $days } day after
       *[other] { $days } days after
    }
notices-to = To: { $emails }
notices-to-nobody = Nobody has an address to write to. Give the customer a contact, or the seller a support e-mail.
notices-at = At nine in the morning where the customer is. None goes once the license has another end.
notices-gone = Gone
notices-mail = Look at the mail to { $email }
notices-switch-off = Switch off
notices-switch-on = Switch on
notices-switched-off = Notices of this license are switched off
notices-switched-on = Notices of this license are switched on

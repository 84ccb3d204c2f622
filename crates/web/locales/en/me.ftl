# A person’s own page: what is bound to them, on which devices.
me-text = What companies have given to { $email }.
me-nothing = No license is bound to you yet
me-nothing-text = Tell the administrator of your company this address: { $email }. What they bind to it appears here.
me-from = From { $customer }
me-until = Valid until
me-copy-username = Copy the username
me-show-code = Show the activation code
me-no-code = Shown while the license is in force
me-download = Download the program
me-devices =
    { $n ->
        [one] { $n } of { $most } device
       *[other] { $n } of { $most } devices
    }
me-moves = { $left } of { $all } moves to another device left
me-moves-until = { $left } of { $all } moves to another device left until { $date }
me-moves-spent = No move to another device is left until { $date }. A device that you free can come back any time.
me-moves-none = This license stays on the device it was activated on; your administrator can move it.
me-moves-how = To move to a new device, free the old one and activate the new one, or activate the new one and confirm the move there.
me-no-devices = Not installed yet. Enter the username and the code in the program.
me-contact = last heard of { $at }
me-release = Free
me-release-device = Free the device { $name }
me-released = The device is freed. Its place can be used by another at once.
me-found-title = Company with a purchase code
me-found-text = The code becomes the license of your company, and you administer it. You keep this account.
me-found-offer = Do you have a purchase code for your own company? Use it here.
me-found-use = Use a purchase code
me-found-do = Found the company
me-found-done = Your company is ready, with its license

# Users of customers: the tab with the add form, the check of a file, one user's page, and all users.

## Columns and fields
seats-username = Username
seats-username-hint = Free text. Usually the e-mail address of the person.
seats-email = E-mail
seats-email-hint = Where the invitation goes.
seats-code = Activation code
seats-software = Software type
seats-invitation = Invitation
seats-sent = Sent time
seats-installed = Installed
seats-device = Device
seats-customer = Customer
seats-license = License
seats-language = Language of the invitation
seats-language-usual = As the customer: { $language }
seats-language-of-customer = As the customer
seats-keep-deleted = Keep deleted data, days
seats-keep-deleted-hint = For so long deleted files can be brought back.
seats-hint-workstation = Workstation. The username is usually the person’s e-mail address.
seats-hint-server = Server. Use the e-mail address of whoever installs it.
seats-hint-other = The username is usually the person’s e-mail address.
seats-free = { $edition }: { $free } of { $total } free
seats-no-address = No address

## Adding
seats-paste = paste as many e-mail addresses as you like
seats-one = A username that is not the address
seats-add-and-send = Add users and send invitations
seats-add-units = Add units when too few are free
seats-add-units-hint = The license then has as many units as it has users. Without a tick nothing is added when too few are free.
seats-no-mail = No mail goes out when you add users.
seats-go-to-invitations = Go to sending the invitations
seats-unnamed = Users without addresses
seats-unnamed-add = Add users without addresses
seats-count = How many
seats-count-hint = Their names begin with “{ $prefix }”.
seats-no-license = This customer has no license
seats-no-license-text = Users are put on a license. Add one first.
seats-row-wrong = Row { $row }, { $name }: { $problem }
seats-added =
    { $n ->
        [one] { $n } user added. No mail was sent.
       *[other] { $n } users added. No mail was sent.
    }

## Check of a file
seats-row = Row { $row }
seats-not-shown =
    { $n ->
        [one] { $n } further row is not shown. Rows that need fixing are shown first.
       *[other] { $n } further rows are not shown. Rows that need fixing are shown first.
    }

## List
seats-title = { $name }: users
seats-current = Current users ({ $n } in total)
seats-caption = Users of { $name }
seats-search = Find by username or e-mail
seats-show-codes = Show codes
seats-hide-codes = Hide codes
seats-codes-noted = Showing activation codes is noted in the activity.
seats-copy-code = Copy the activation code of { $name }
seats-none = No users yet
seats-none-text = Paste e-mail addresses above. Each user gets an activation code at once.
seats-everywhere-lead = The users of all customers. Someone with two customers stands here twice.
seats-everywhere-none = Users are added on the page of their customer.
seats-to-customers = Go to customers

## One user
seats-send = Send invitation
seats-new-code = New activation code
seats-new-code-title = Make a new activation code for { $name }?
seats-new-code-text = The old code stops working at once. Devices that are installed already keep working.
seats-new-code-made = { $name } has a new activation code.
seats-remove = Remove user
seats-remove-title = Remove { $name }?
seats-remove-text = The seat becomes free for another user, and the activation code stops working.
seats-remove-devices =
    { $n ->
        [one] { $n } device is released and stops working.
       *[other] { $n } devices are released and stop working.
    }
seats-removed = { $name } was removed.
seats-saved = { $name } was saved.
seats-history = Invitations sent
seats-posted = Posted
seats-accepted = accepted by the mail server
seats-facts = Details
seats-added-at = Added
seats-edit-in-place = Edit { $name } here

# Partners, their records and their staff.

organizations-text = You and the partners below you. Customers have a list of their own.
organizations-new = New partner
organizations-new-text = Below { $parent }.
organizations-new-below = New partner below
organizations-create = Create the partner
organizations-created = The partner is created. Invite its staff next.
organizations-name = Name
organizations-type = Type
organizations-own = You work as this one
organizations-work-as = Work as this organization
organizations-details = Vendor details
organizations-details-hint = Customers and partners below see this name. New customers begin with this language and time zone.
organizations-support = Support contact
organizations-support-hint = Stands in every mail to your users.
organizations-support-email = Support e-mail
organizations-support-phone = Support phone
organizations-read-only = You may see this record, but not change it
organizations-saved = The details are saved
organizations-delete = Delete the partner
organizations-delete-title = Delete { $name }
organizations-delete-text = Its staff lose their access and its API tokens end. This cannot be undone. It is refused while customers, partners or products stand below it.
organizations-deleted = The partner is deleted
organizations-staff = Staff

staff-invite = Invite staff
staff-invite-hint = They get a mail with a link that works for three days.
staff-invite-do = Send the invitation
staff-language = Language of the mail
staff-ceiling = A role counts here and in all organizations below. Nobody gives away more than their own role.
staff-invited = The invitation to { $email } is on its way
staff-none = No staff of its own yet
staff-none-text = Staff of the organizations above can work here too.
staff-seen = Last seen
staff-you = you
staff-role-change = Change the role
staff-role-changed = The role is changed
staff-remove = Remove from the staff
staff-remove-text = They lose their rights in { $organization } and below at once. API tokens that they made there end.
staff-removed = The member is removed
staff-pending = Invited, not here yet
staff-withdraw = Take back
staff-withdraw-this = Take back: { $email }
staff-withdrawn = The invitation is taken back
staff-pending-waits = Counted from when its mail is sent

## Disabling, enabling, closing
organizations-standing = Move, disable, close
organizations-move = Move…
organizations-move-hint = Below another organization, with all customers and partners below it.
organizations-disable = Disable…
organizations-disable-hint = Stops it and everything below it until you enable it again.
organizations-enable = Enable…
organizations-enable-hint = Restores exactly what was.
organizations-close = Close…
organizations-close-hint = Ends the relation for good. Its record and its history stay.
organizations-delete-hint = Only for a partner that has nothing below it.
organizations-closed = Closed
organizations-stopped-above = Disabled from above
organizations-closed-since = Closed for good since { $when }.
organizations-stopped-by = { $name } is disabled, and so is everything below it: activation, check-in, login and mail wait until it is enabled again.
organizations-disable-title = Disable { $name }?
organizations-disable-text = At once, until you enable the partner again, nothing works at it and below it. Cut off are:
organizations-disable-back = Nothing is lost. Enabling restores exactly what was; what was disabled on its own stays disabled.
organizations-disable-verb = Disable the partner
organizations-disabled-note = The partner is disabled
organizations-enable-title = Enable { $name }?
organizations-enable-text = Activation, check-in, login and API tokens work again at once, and mails that were held back go out. What was disabled on its own stays disabled.
organizations-enable-above = An organization above it is disabled too: nothing works until that one is enabled as well.
organizations-enable-verb = Enable the partner
organizations-enabled-note = The partner is enabled
organizations-close-title = Close { $name } for good?
organizations-close-text = The relation ends and is not opened again. It is refused while customers or partners below it are open. What ends:
organizations-close-stays = Its record and its history stay, listed as closed.
organizations-close-verb = Close the partner
organizations-closed-note = The partner is closed

## Who is cut off
cut-off-nobody = Nobody works there now.
cut-off-customers =
    { $n ->
        [one] { $n } customer
       *[other] { $n } customers
    }
cut-off-stopped =
    { $n ->
        [one] { $n } more customer is disabled already
       *[other] { $n } more customers are disabled already
    }
cut-off-partners =
    { $n ->
        [one] { $n } partner below
       *[other] { $n } partners below
    }
cut-off-users =
    { $n ->
        [one] { $n } user can no longer activate
       *[other] { $n } users can no longer activate
    }
cut-off-installations =
    { $n ->
        [one] { $n } installed client is told that its customer is disabled
       *[other] { $n } installed clients are told that their customer is disabled
    }
cut-off-mails =
    { $n ->
        [one] { $n } waiting mail is held back
       *[other] { $n } waiting mails are held back
    }
cut-off-staff =
    { $n ->
        [one] { $n } member of staff can no longer work there
       *[other] { $n } members of staff can no longer work there
    }
cut-off-tokens =
    { $n ->
        [one] { $n } API token is refused
       *[other] { $n } API tokens are refused
    }
cut-off-invitations =
    { $n ->
        [one] { $n } staff invitation cannot be accepted
       *[other] { $n } staff invitations cannot be accepted
    }
cut-off-names = Among them:
cut-off-more =
    { $n ->
        [one] and { $n } more
       *[other] and { $n } more
    }
close-memberships =
    { $n ->
        [one] { $n } membership of its staff
       *[other] { $n } memberships of its staff
    }

## Moving
move-title = Move { $name }
move-text = The new branch sees everything at once, its history included; the old one sees nothing of it any more. Licenses, users and installations stay as they are. What goes along, and what ends:
move-partners =
    { $n ->
        [one] { $n } partner goes along
       *[other] { $n } partners go along
    }
move-customers =
    { $n ->
        [one] { $n } customer goes along
       *[other] { $n } customers go along
    }
move-logins =
    { $n ->
        [one] { $n } login session of its members ends; they log in again
       *[other] { $n } login sessions of its members end; they log in again
    }
move-tokens =
    { $n ->
        [one] { $n } API token ends for good
       *[other] { $n } API tokens end for good
    }
move-invitations =
    { $n ->
        [one] { $n } staff invitation is taken back
       *[other] { $n } staff invitations are taken back
    }
move-parent = New place
move-parent-hint = Below which organization it stands from now on. Search if it is not in the list.
move-choose = Choose an organization
move-nowhere = There is no other place for it within your reach.
move-verb = Move it there
move-done = It is moved

## Types of partner
partner-types-title = Types of partner
partner-types-text = What partners of each type may do at themselves and below. Roles cut further: a viewer only looks.
partner-types-laws = Two things no type changes: whoever belongs somewhere sees that place, its staff and its customers; and nobody touches the contract of the partner they belong to.
partner-types-read-only = Only administrators of the operator change this
partner-types-action = Right
partner-types-always = Always
partner-types-allowed = { $action }: { $type }
partner-types-default-yes = Changed; normally allowed
partner-types-default-no = Changed; normally not allowed
partner-types-save = Save the rights
partner-types-saved = The rights are saved and count from now on
partner-types-reset = Back to the default: { $type }
partner-types-changed = Differs from the default: { $type }

# The portal of a customer: its home and its administration.
portal-title = Company administration
portal-lead = Everything about the licenses of { $name } and the people who use them.
portal-cabinet = My account
portal-subscription-text = Bind licenses to people and unbind them
portal-users-text = Usernames, activation codes and invitations
portal-requests-text = What colleagues ask for
portal-licenses-text = What was bought and until when
portal-installations-text = Devices in use
portal-company-text = Name, address and contact
portal-members-text = Who may administer
portal-details = Company details
portal-bought = Licenses bought
portal-assigned = In use
portal-installed = Installed
portal-free-note =
    { $n ->
        [one] { $n } free
       *[other] { $n } free
    }
portal-pending-note =
    { $n ->
        [one] { $n } waits for registration
       *[other] { $n } wait for registration
    }
portal-ending = Licenses and how long they last
portal-no-licenses = No licenses yet. Ask your seller.
portal-todo-requests =
    { $n ->
        [one] { $n } colleague asks for a license
       *[other] { $n } colleagues ask for a license
    }
portal-todo-free =
    { $n ->
        [one] { $n } license is free
       *[other] { $n } licenses are free
    }
portal-todo-free-text = Their days pass whether they are bound or not.
portal-contact = Your seller
portal-contact-none = No contact details are known.
portal-todo-renew =
    { $n ->
        [one] { $n } license ends soon or has ended
       *[other] { $n } licenses end soon or have ended
    }
portal-todo-renew-text = Order a new term and keep the same people bound.

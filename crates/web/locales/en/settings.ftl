# What people set about themselves, and switching organizations.

settings-details-hint = Pages and mails come in this language; times are shown in this zone.
settings-saved = Your details are saved
settings-password = Password
settings-password-text = All your other logins end when you change it.
settings-password-current = Current password
settings-password-do = Change the password
settings-password-done = The password is changed

sessions-text = You are logged in here. End what you do not know, then change your password.
sessions-device = Browser
sessions-browser = { $browser } on { $system }
sessions-unknown = Unknown
sessions-this = This login
sessions-address = Address
sessions-began = Logged in
sessions-seen = Last used
sessions-end = End
sessions-end-this = End: { $browser }
sessions-end-others = End all others
sessions-ended =
    { $n ->
        [one] { $n } login ended
       *[other] { $n } logins ended
    }

again-title = Enter your password again
again-text = What you are about to do needs it. It then counts for five minutes.

switch-text = What you see and make belongs to the organization that you work as.
switch-search = Search organizations
switch-more = There are more. Search for the name.

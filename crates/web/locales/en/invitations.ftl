# Sending invitations.

invitations-lead = Users get their download link and activation code by e-mail, in their own language.
invitations-tabs = Invitations by status
invitations-tab-to-send = To be sent
invitations-tab-all = All
invitations-tab-waiting = Waiting
invitations-tab-sent = Sent
invitations-tab-opened = Opened
invitations-tab-installed = Installed
invitations-tab-bounced = Bounced
invitations-all-customers = All customers
invitations-show-sent = Show sent
invitations-show-installed = Show installed
invitations-send-all =
    { $n ->
        [one] Send { $n } invitation
       *[other] Send all { $n } invitations
    }
invitations-send-selected = Send invitation to selected
invitations-send-selected-n = Send invitation to selected ({ $n })
invitations-queued = The invitations are queued. “Sent” appears once a mail server has taken them.
invitations-edit = Edit { $name }
invitations-address-of = New e-mail address of { $name }
invitations-resend = Send again
invitations-none = Nobody waits for an invitation
invitations-none-text = Tick “Show sent” to see those already invited, or add users to a customer.
invitations-changed-title = The list has changed
invitations-changed-text = There were { $seen } when you looked; now there are { $now }. Send to all { $now }?
invitations-preview = Preview
invitations-preview-for = What { $name } receives. Code and link are hidden here.
invitations-from = From
invitations-subject = Subject

## Why a mail was not sent
invitations-answer-seat-removed = The user was removed before the mail went out.
invitations-answer-right-lost = Whoever posted it may no longer send invitations.
invitations-answer-cancelled = Cancelled by a person.
invitations-answer-restored = Given up when a backup was restored.

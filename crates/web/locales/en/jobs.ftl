# How far a sending is.

jobs-heading = Sending invitations
jobs-title = { $percent } · { $title }
jobs-sending =
    { $n ->
        [one] Sending { $n } invitation
       *[other] Sending { $n } invitations
    }
jobs-finished =
    { $n ->
        [one] { $n } invitation: finished
       *[other] { $n } invitations: finished
    }
jobs-started = Started by { $name }, { $time }
jobs-sent = sent
jobs-bounced = bounced
jobs-left = to go
jobs-see-bounced =
    { $n ->
        [one] See the one that bounced
       *[other] See the { $n } that bounced
    }
jobs-leave = You may leave this page.
jobs-open = Open the progress page
jobs-to-invitations = Back to invitations

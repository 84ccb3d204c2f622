# The mails on their way, and tokens of the API.

outbox-text = Every mail that goes out, and what the mail server said.
outbox-all = All
outbox-search = Search addresses
outbox-kind = Kind of mail
outbox-every-kind = Every kind
outbox-none = No mail yet
outbox-none-text = Invitations and notices show up here.
outbox-recipient = Recipient
outbox-organization = Organization
outbox-state = State
outbox-when = When
outbox-attempts = Attempts
outbox-answer = Server’s answer
outbox-accepted = accepted by the server
outbox-next = next attempt
outbox-created = created
outbox-do-now = Send now
outbox-do-cancel = Cancel the mail
outbox-do-again = Send again
outbox-sent-now = The mail goes out now
outbox-cancelled = The mail is cancelled
outbox-again = The mail is back in the queue
outbox-waiting = Waiting
outbox-tabs = Mails by state
outbox-everywhere = All organizations
outbox-from = From
outbox-to = to
outbox-test = Test: { $kind }
outbox-attempts-n =
    { $n ->
        [one] after { $n } attempt
       *[other] after { $n } attempts
    }
outbox-goes-out = goes out
outbox-opened = opened
outbox-do-move = Change the date
outbox-do-cancel-many = Cancel mails
outbox-moved = The date is changed
outbox-letter = Letter
outbox-letter-text = As the recipient will get it. The code and the link are hidden.
outbox-letter-sent = As it would be written today. The code and the link are hidden.
outbox-no-letter = There is nothing to write.
outbox-show-code = Show with the code
outbox-plain = Plain text
outbox-facts = Details
outbox-language = Language
outbox-there = { $at } in { $zone }
outbox-user = Open the user
outbox-subject = Subject
outbox-sender = From
outbox-reply = Replies to
outbox-day = Date
outbox-time = Time
outbox-history = History
outbox-no-attempts = Not tried yet.
outbox-attempt-accepted = The mail server accepted it
outbox-attempt-put-off = The mail server asked to try later
outbox-attempt-refused = The mail server refused it
outbox-attempt-unknown = The connection ended before the answer
outbox-fell-back = Your text could not be filled in. The built-in text was sent.
outbox-many-send-now =
    { $n ->
        [one] Send { $n } mail now
       *[other] Send { $n } mails now
    }
outbox-many-move =
    { $n ->
        [one] Change the date of { $n } mail
       *[other] Change the date of { $n } mails
    }
outbox-many-cancel =
    { $n ->
        [one] Cancel { $n } mail
       *[other] Cancel { $n } mails
    }
outbox-many-resend =
    { $n ->
        [one] Send { $n } mail again
       *[other] Send { $n } mails again
    }
outbox-many-none = It applies to none of the mails you chose.
outbox-many-applies = It applies to:
outbox-many-stays = These stay as they are:
outbox-many-more =
    { $n ->
        [one] and { $n } more
       *[other] and { $n } more
    }
outbox-many-done =
    { $n ->
        [one] { $n } mail changed, { $left } left as it was
       *[other] { $n } mails changed, { $left } left as they were
    }

tokens-text = Programs use them to work as this organization and all below it.
tokens-new = New API token
tokens-new-text = For { $organization } and all below it.
tokens-none = No tokens yet
tokens-none-text = Make one for each program that works with the API.
tokens-name = Name
tokens-name-hint = What uses it, such as the billing system
tokens-role = Role
tokens-state = State
tokens-live = In force
tokens-revoked = Revoked
tokens-expired = Expired
tokens-expires = Valid until
tokens-used = Last used
tokens-days = Days
tokens-days-hint = 1 to 365
tokens-once = The token is shown once.
tokens-do = Make the token
tokens-made = The token is made
tokens-copy-now = Copy it now
tokens-copy-now-text = Only a fingerprint is kept. Nobody can show you the token again.
tokens-secret = Token
tokens-copy = Copy the token
tokens-try = Try it
tokens-copy-command = Copy the command
tokens-kept = I have copied it
tokens-revoke = Revoke the token
tokens-revoke-text = Programs that use it are refused at once. This cannot be undone.
tokens-revoke-done = The token is revoked

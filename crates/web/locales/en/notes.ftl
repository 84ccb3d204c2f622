# Notes beside records.
notes-heading = Notes
notes-title = Notes: { $name }
notes-none = No notes yet.
notes-all = All notes
notes-new = New note
notes-write = Add note
notes-hint = Seen by the people of { $home } and of those above. Write @ and a name to tell a colleague.
notes-people = Who can be mentioned
notes-text = Note
notes-edit = Edit the note
notes-remove = Remove
notes-changed = edited
notes-written = The note is added
notes-saved = The note is saved
notes-removed = The note is removed
notes-restored = The note is back
mentions-title = Mentions
mentions-lead = Notes that mention you.
mentions-none = Nobody has mentioned you
mentions-none-text = When a colleague writes your name after an @ in a note, it stands here.
mentions-new = New
mentions-open = Open the notes
mentions-seen = Mark all as seen
mentions-bell =
    { $n ->
        [one] Mentions: { $n } new
       *[other] Mentions: { $n } new
    }

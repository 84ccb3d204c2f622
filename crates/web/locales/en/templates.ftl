# Texts of letters: the list and the editor.

templates-text = The texts of the mails that you and everyone below you send. Click one to change it.
templates-kind = Mail
templates-built-in = Built-in
templates-own = Own text
templates-inherited = From above
templates-inherited-from = This text comes from { $name }. Save one of your own to replace it.
templates-inherited-above = This text comes from your upstream. Save one of your own to replace it.
templates-edit-text = What you save is used from the next mail on, here and below.
templates-languages = Languages
templates-read-only = You can look at this text. Changing it takes an administrator with the right to edit the brand.
templates-subject = Subject
templates-subject-hint = Up to 60 characters, or inboxes cut it
templates-preheader = Preview line
templates-preheader-hint = Inboxes show it beside the subject
templates-greeting = Greeting
templates-body = Text
templates-body-hint = An empty line begins a paragraph, **two stars** make bold, a line with “- ” is an item, [words](https://…) a link. The button, the link and the code follow by themselves.
templates-button = Button
templates-why = Closing
templates-why-hint = Why they got it, and what to do if that is wrong
templates-data = Preview with
templates-sample = Sample data
templates-preview = Preview
templates-preview-text = Preview the plain text
templates-test = Send a test to me
templates-tested = The test is on its way to { $email }.
templates-in-force = In force from the next mail on.
templates-saved = The text is saved
templates-reset = Go back to the default text
templates-reset-text = Your own text of “{ $name }” is removed. This is what changes:
templates-reset-done = The default text is back in force
templates-placeholders = Placeholders
templates-placeholders-text = They are filled in for each recipient. On the right is an example.
templates-needed = The subject or the text needs one of { $names }.
templates-copy = Copy { $name }
templates-wide = Wide
templates-phone = Phone
templates-history = Changes
templates-lint-subject =
    { $n ->
        [one] The subject has { $n } character; inboxes cut it after 60.
       *[other] The subject has { $n } characters; inboxes cut it after 60.
    }
templates-lint-large = The mail has { $size }; inboxes cut it after 100 kB.
templates-lint-preheader = Without a preview line, inboxes show the beginning of the text.

# Imports: a file of users or customers, from its upload to what came of it.
imports-title = Imports
imports-list-lead = Files of the last two weeks. After that they are forgotten; what they added stays.
imports-none = Nothing was imported in the last two weeks
imports-none-text = Upload a file, or paste a list. You see every row before anything is saved.
imports-new-users = Import users
imports-new-customers = Import customers
imports-kind = Kind
imports-kind-users = Users
imports-kind-customers = Customers
imports-kind-hint-users = Of one customer or of many, with software type and invitation.
imports-kind-hint-customers = Company, address and contact, with a service plan if you like.
imports-file = File
imports-rows = Rows
imports-by = Uploaded by
imports-state = Status
imports-state-matching = Match the columns
imports-state-checking = Being checked
imports-state-checked = Waits for your yes
imports-state-running = Being imported
imports-state-done = Imported
imports-state-undoing = Being taken back
imports-state-undone = Taken back
imports-pasted = Pasted list

## Steps
imports-steps = Steps of the import
imports-step-upload = Upload
imports-step-columns = Match columns
imports-step-check = Check
imports-step-result = Result

## Upload
imports-upload-title = Import a list
imports-upload-lead = You see what becomes of every row before anything is saved.
imports-for-customer = The users are added to { $name }.
imports-what = What is in the list
imports-source = The list
imports-source-hint = The first line names the columns, in any of our five languages. Other columns may be there too.
imports-limits = CSV or XLSX, at most 50,000 rows and 20 MB. Kept for two weeks, then forgotten.
imports-paste = Or paste it here
imports-paste-hint = Cells copied from a spreadsheet, or one e-mail address per line.
imports-more = Encoding, and files uploaded before
imports-encoding = Encoding of the file
imports-encoding-hint = Choose one if letters look wrong. XLSX needs none.
imports-encoding-detect = Detect it
imports-encoding-utf-8 = UTF-8
imports-encoding-utf-16 = UTF-16
imports-encoding-windows-1252 = Windows-1252 (Western)
imports-encoding-windows-1251 = Windows-1251 (Cyrillic)
imports-anew = Check it anew
imports-anew-hint = A file that was uploaded before leads to what came of it then. Tick this to check it again instead.
imports-templates = Empty lists to fill in
imports-templates-hint = With the right columns and one example row.
imports-template-users = Template for users
imports-template-customers = Template for customers
imports-nothing-yet = Nothing has been changed yet.
imports-upload-do = Read the list
imports-known = This file was uploaded before. Here is what came of it; nothing was added twice.

## Columns
imports-columns-title = Match the columns
imports-columns-lead = Say what each column holds. What you leave out is not imported.
imports-column = Column in the file
imports-samples = First values
imports-holds = Holds
imports-leave-out = Not imported
imports-for-all = For all rows
imports-for-all-hint = What counts where a row says nothing else.
imports-customer-hint = Whose users these are, if the file does not say.
imports-customer-by-row = As each row says
imports-add-units-hint = Licenses then have as many units as they have users. Without a tick rows without a free unit are told.
imports-edition-hint = Such as Standard. Only where a row names none.
imports-country-hint = For rows without a country.
imports-country-by-row = As each row says
imports-language-own = As your organization
imports-check-do = Check the rows
imports-discard = Discard the list
imports-discarded = The list was discarded. Nothing had been added.

## Fields
imports-field-customer = Customer
imports-field-email = E-mail
imports-field-username = Username
imports-field-edition = Software type
imports-field-license = License number
imports-field-language = Language
imports-field-keep-deleted-days = Keep deleted days
imports-field-activation-code = Activation code
imports-field-invite = Send invitation
imports-field-name = Customer name
imports-field-business-id = Business ID
imports-field-country = Country
imports-field-street-address = Street address
imports-field-postal-code = Postal code
imports-field-postal-area = City
imports-field-region = Region
imports-field-time-zone = Time zone
imports-field-username-prefix = Username prefix
imports-field-account-name = Account name
imports-field-emergency-email = Emergency e-mail
imports-field-contact-first-name = Contact first name
imports-field-contact-last-name = Contact last name
imports-field-contact-email = Contact e-mail
imports-field-plan = Service plan
imports-field-units = Units
imports-field-starts-on = Start date

## Check and result
imports-check-title = Check the list
imports-result-title = What came of the list
imports-lead =
    { $n ->
        [one] { $file }, { $n } row, { $read }.
       *[other] { $file }, { $n } rows, { $read }.
    }
imports-read-text = { $separator }, { $encoding }
imports-read-book = first sheet of the workbook
imports-by-semicolon = separated by semicolons
imports-by-comma = separated by commas
imports-by-tab = separated by tabs
imports-by-other = separated by vertical bars
imports-checking = Checking the rows
imports-running = Adding the rows
imports-undoing = Taking the rows back
imports-leave = You can leave this page; it goes on.
imports-look-again = Look again
imports-will-be-added = Will be added
imports-there = Already there
imports-wrong = Need fixing
imports-added = Added
imports-removed = Taken back
imports-kept = Kept
imports-lines = Seats after the import
imports-line-after = { $after } of { $total }
imports-line-grows = { $after } of { $total }, { $more } of them added
imports-tab-wrong = Need fixing
imports-tab-add = Will be added
imports-tab-there = Already there
imports-tab-added = Added
imports-tab-removed = Taken back
imports-tab-kept = Kept
imports-all = All rows
imports-groups = The same mistake in several rows
imports-group =
    { $n ->
        [one] { $column } “{ $value }” in { $n } row: use instead
       *[other] { $column } “{ $value }” in { $n } rows: use instead
    }
imports-replace =
    { $n ->
        [one] Replace in { $n } row
       *[other] Replace in { $n } rows
    }
imports-no-rows = No such rows
imports-no-rows-text = Choose another tab to see the others.
imports-row-name = Row
imports-row-number = Row { $row }
imports-row-unchecked = Not checked yet
imports-row-wrong = Needs fixing
imports-row-add = Will be added
imports-row-there = Already there, skipped
imports-row-added = Added
imports-row-removed = Taken back
imports-row-kept = Kept: it was used since
imports-becomes = Result
imports-reason = Reason
imports-reason-of = { $column }: { $problem }
imports-mend = { $column } in row { $row }
imports-mend-do = Save row { $row }
imports-download-wrong =
    { $n ->
        [one] Download the { $n } row to fix
       *[other] Download the { $n } rows to fix
    }
imports-invite =
    { $n ->
        [one] Send the invitation to the { $n }
       *[other] Send invitations to the { $n }
    }
imports-run = Import { $n }, skip { $skip }
imports-columns-again = Match the columns again
imports-outcome =
    Added { $added }. Already there { $there }. { $wrong ->
        [one] { $wrong } row needs fixing and was not added.
       *[other] { $wrong } rows need fixing and were not added.
    }
imports-outcome-undone =
    Taken back { $removed }. { $kept ->
        [one] { $kept } stayed, because it was used, changed or mailed since.
       *[other] { $kept } stayed, because they were used, changed or mailed since.
    }
imports-undo = Take the import back
imports-to-users = See the users
imports-to-customers = See the customers

# The catalogue: products, editions and plans.

products-text = What you sell, in which editions, and under which plans.
products-new = New product
products-new-text = Partners and customers below you can be sold it too.
products-none = No products yet
products-none-text = Licenses are issued for the editions of a product.
products-of = Offered by { $owner }
products-product = Product
products-name = Name of the product
products-download-hint = Stands on the page that an invitation leads to. Begins with https://
products-editions = Editions
products-edition = Name of the edition
products-edition-n = Edition { $n }
products-edition-hint = Clear name, code and storage to leave it out.
products-code-hint = Short name for the API, such as standard
products-storage-hint = In GB. Empty is unlimited.
products-more = Add an edition
products-nouns = Name its units yourself
products-nouns-hint = Shown wherever units are counted, such as 5 mailboxes. English is needed when any word is given.
products-nouns-fallback = Shown in English for readers of: { $languages }
products-keep = Licenses already issued keep what they were sold under.
products-read-only = You may see this, but its owner changes it
products-created = The product is created. Add a plan next.
products-saved = The product is saved

products-plans = Plans
products-no-plans = No plans yet. Licenses need one.
products-plan = Plan
products-plan-new = New plan
products-plan-text = Under these terms { $product } is sold.
products-plan-name = Name of the plan
products-plan-version = Kind
products-months =
    { $n ->
        [one] { $n } month
       *[other] { $n } months
    }
products-notice-hint = Days before the end that it counts as expiring
products-grace-hint = Days after the end that it still works
products-enforcement-hint = What installed programs do without a valid license.
products-devices = Devices
products-devices-hint = When two devices count as one, how often a user may move, and when a silent device loses its place.
products-agree-hint = Of the parts that programs tell, such as disk and network card. Empty: more than half.
products-moves-hint = In the period. Empty: without limit.
products-free-hint = At least 7. Empty: never. It is announced before, and can be undone.
products-agree-half = More than half
products-moves-unlimited = Without limit
products-moves-in = { $moves } in { $days } days
products-never = Never
products-default-units = Units to begin with
products-default-units-hint = A new license is filled in with them; each one can be changed there.
products-units-of = { $edition }, units
products-notices = Notices of the end
products-notices-hint = When customer and partner are told that a license ends.
products-schedule-hint = Days before the last day, after it with a minus, such as 30, 7, 1, 0, -7. Empty: none.
products-features-text = Shown to people on the license and told to installed programs.
products-features-hint = A line for each: a name, or a name = a value. Letters a to z, digits, hyphen, point.
products-ends = End of the plan
products-ends-hint = Without days the plan is sold until you set them.
products-sale-ends-hint = After it no new license. Licenses already issued can still change and renew.
products-life-ends-hint = After it nothing is issued, renewed, extended or increased.
products-plan-create = Create the plan
products-plan-created = The plan is created
products-plan-saved = The plan is saved
products-tab-terms = Terms
products-tab-sellers = Sellers
products-tab-revisions = Revisions
products-locked = Locked until approved
products-sale-ended = Sale ended
products-life-ended = Ended
products-locked-text = { $owner } changed the terms. Until { $partner } approves them, the plan is not sold here and its licenses are not changed.
products-approve = Approve revision { $revision }
products-approve-who = An administrator of { $partner } approves it.
products-approved = The terms are approved
products-sellers-title = Who may sell this plan
products-sellers-hint = Your own customers can always buy it.
products-sellers-rule = Sold by
products-sellers-partners = Partners
products-sellers-partners-hint = The ticks count when chosen partners sell it.
products-sellers-none = No partners below you yet.
products-sellers-note = Licenses already issued stay as they are.
products-sellers-saved = Who may sell it is saved
products-partner = Partner
products-standing = Standing
products-partner-deeper = Further down
products-partner-more = One more partner
products-partner-more-hint = Its whole name, wherever it stands below you.
products-sells = Sells it
products-sells-not = Does not see it
products-approved-by = Revision { $revision } approved by { $name }, { $when }
products-came-with = Sells it since revision { $revision }, { $when }
products-revisions-title = Revisions of the terms
products-revisions-text = A license keeps the revision it was sold under until it is moved.
products-revision = Revision
products-revision-n = Revision { $revision }
products-revision-current = Sold now
products-revision-first = The first terms
products-revision-changes = What changed
products-revision-licenses = Licenses on it
products-move = Move them…
products-move-title = Move licenses of revision { $revision }
products-move-text =
    { $n ->
        [one] { $n } license gets the terms of revision { $revision }.
       *[other] { $n } licenses get the terms of revision { $revision }.
    }
products-move-nothing = The terms are the same.
products-move-keeps = Units, users and days stay as they are.
products-move-most = At most { $most } are moved at once; do it again for the others.
products-move-verb =
    { $n ->
        [one] Move { $n } license
       *[other] Move { $n } licenses
    }
products-moved =
    { $n ->
        [one] { $n } license has the present terms now
       *[other] { $n } licenses have the present terms now
    }
products-stayed =
    { $n ->
        [one] { $n } license stays as it is
       *[other] { $n } licenses stay as they are
    }
products-signing = Signing keys
products-signing-text = Leases and license files of your products are signed with them.
products-signing-none = No key of your own yet
products-signing-none-text = The operator’s key signs for your products until you make one.
products-signing-key = Key
products-signing-from = Signs from
products-signing-until = until
products-signing-signs = Signs now
products-signing-coming = Published, not signing yet
products-signing-retired = Retired, still published
products-signing-retire = Retire
products-signing-retire-title = Retire the key { $key }?
products-signing-retire-text = It signs nothing more from now on. It stays published, so that what it signed stays valid until it ends. Programs with built-in keys must know the key that signs instead.
products-signing-retired-note = The key is retired.
products-signing-withdraw = Withdraw
products-signing-withdraw-title = Withdraw the key { $key }?
products-signing-withdraw-text = For a key that others may have learned. It is published no more, and a new key signs at once: each installed program asks for the keys at its next check-in and takes nothing more that the old one signed. To replace a key that nobody learned, retire it instead.
products-signing-withdraw-built-in = Programs with built-in keys go on for as long as their lease holds and then need a version that knows the new key.
products-signing-withdraw-no-files = No device works by a license file that it signed.
products-signing-withdraw-files =
    { $n ->
        [one] { $n } device works by a license file that it signed: make that file anew.
       *[other] { $n } devices work by license files that it signed: make those files anew.
    }
products-signing-withdrawn = Withdrawn
products-signing-withdrawn-note = The key is withdrawn. A new one signs.
products-signing-files =
    { $n ->
        [one] { $n } license file to make anew
       *[other] { $n } license files to make anew
    }
products-signing-new = New key
products-signing-overlap = Days until it signs
products-signing-overlap-hint = It is published at once. Until then the present key goes on, so that installed programs learn of the new one; 30 days is as long as a lease holds.
products-signing-create = Make the key
products-signing-created = The key is made and published.
products-signing-public = Public keys as a JWK set

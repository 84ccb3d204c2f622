# Deployment keys: many devices enroll without users defined first.

keys-title = Deployment keys of { $name }
keys-lead = With a key, many devices install by themselves: each takes a unit, and its user is made on first contact.
keys-new = New key
keys-make = Make key
keys-none = No deployment keys yet
keys-none-text = Make one to install on many machines at once, without adding users first.
keys-no-license = There is no license to make a key for
keys-no-license-text = A key belongs to an edition of a license. Issue the license first.
keys-key = Key
keys-key-hint = The name is shown on each installation that the key admits.
keys-name = Name
keys-name-hint = For example the rollout or the place
keys-edition = License and edition
keys-line =
    { $free ->
        [one] { $edition } · { $plan } · { $number }… · { $free } free
       *[other] { $edition } · { $plan } · { $number }… · { $free } free
    }
keys-users = Users
keys-users-hint = A person can claim the installation later: in the program, with a name and activation code of their own, or here: open the user and enter name and address.
keys-pattern = Names of users
keys-pattern-hint = {"{prefix}"} is the customer's username prefix, {"{device}"} the name of the machine, {"{login}"} who is logged in there, {"{random}"} six symbols. Names that are taken get a number.
keys-limits = Limits
keys-limits-hint = Leave a field empty for no limit. The units of the license are a limit by themselves.
keys-no-limits = Units of the license only
keys-no-limit = None
keys-most = Most devices
keys-most-hint = Counts every device that took a unit by this key
keys-last = Last day
keys-last-hint = Inclusive, where the customer is
keys-until = Until { $day }
keys-networks = Networks
keys-networks-hint = One address or network per line, such as 192.0.2.0/24. Devices elsewhere are refused.
keys-state = State
keys-devices = Devices
keys-devices-of = { $used } of { $total }
keys-see-devices = Show devices
keys-free = Free units
keys-known = About this key
keys-last-enrolled = Last new device
keys-created = Made
keys-created-by = { $name }, { $when }
keys-rotated = Replaced
keys-revoked = Revoked
keys-once = The key is shown once, on the next page.
keys-made = Key made
keys-replaced = Key replaced
keys-copy-now = Copy the key now
keys-copy-now-text = It is kept only as a fingerprint and cannot be shown again. Lost? Replace it.
keys-copy = Copy the key
keys-copy-command = Copy the command
keys-kept = I have copied it
keys-silent = Silent installation
keys-silent-hint = For Windows, with an MSI package that passes both properties to the program. It asks no one anything.
keys-placeholder = YOUR-KEY
keys-saved = The key was saved.
keys-rotate = Replace key
keys-rotate-title = Replace { $name }?
keys-rotate-text = A new key is made. Installations that are there stay; limits and counts go on.
keys-overlap = The old key works
keys-overlap-none = No longer, at once
keys-overlap-hours =
    { $n ->
        [one] For another { $n } hour
       *[other] For another { $n } hours
    }
keys-overlap-days =
    { $n ->
        [one] For another { $n } day
       *[other] For another { $n } days
    }
keys-overlap-until = Until { $when }
keys-revoke = Revoke key
keys-revoke-title = Revoke { $name }?
keys-revoke-text =
    { $n ->
        [one] No further device can enroll with it. The { $n } device that it admitted stays. This cannot be undone.
       *[other] No further device can enroll with it. The { $n } devices that it admitted stay. This cannot be undone.
    }
keys-revoke-none = No device can enroll with it any more. This cannot be undone.
keys-revoked-note = The key was revoked.
keys-edit-in-place = Rename { $name }

# Devices on which the software is installed.

installations-lead = Devices with the software, those heard of last first.
installations-search = Find by device or username
installations-device = Device
installations-user = User
installations-version = Version
installations-storage = Storage used
installations-contact = Last contact
installations-all = All
installations-silent =
    { $n ->
        [one] Silent for over { $n } day
       *[other] Silent for over { $n } days
    }
installations-none = No installations yet
installations-none-text = A device appears here as soon as someone activates the software with username and activation code.
installations-release = Release device
installations-release-title = Release { $device }?
installations-release-text = The seat of { $user } becomes free for another device. { $device } stops working at its next contact.
installations-released = { $device } was released.
installations-by-key = by { $name }

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
installations-freed = Freed for silence
installations-none-freed = No place was freed for silence in the last two weeks
installations-known = What is known
installations-edition = Edition
installations-platform = Platform
installations-activated = Activated
installations-last-backup = Last backup
installations-admitted = Admitted by
installations-admitted-code = Username and activation code
installations-told-apart = Told apart by
installations-by-id = the machine id that it names itself
installations-by-parts = its fingerprint, and these parts: { $parts }
installations-by-fingerprint = its fingerprint
installations-moved = Moved here
installations-moves = Moves of the user
installations-moves-left = { $left } of { $all } moves to another device left
installations-moves-until = { $left } of { $all } moves to another device left until { $date }
installations-moves-text = A place that you free here is not counted as a move.
installations-forgive = Give all moves back
installations-forgiven = All moves are there again.
installations-silenced-title = The place was freed on { $date } because nothing was heard of the device
installations-silenced-text = Until { $date } it can be taken back while the user has a place. The device takes it back by itself when it is heard again.
installations-take-back = Take it back
installations-taken-back = { $device } has its place back.
installations-is-released = Released on { $date }
installations-counters = Counters
installations-counters-hint = What the program counted, as it last told.

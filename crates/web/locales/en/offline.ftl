# Machines without a network: the public page that answers what they have written, and license files made by staff.

offline-title = Machines without a network
offline-lead = Here you get a license file for a machine that never goes online, or give its place back.
offline-step-write = On that machine, let the program write a request with username and activation code. To give the place back, let it write a receipt.
offline-step-carry = Carry the text or the file here, on a memory stick or with the camera of a phone.
offline-step-back = Carry the license file back and open it in the program.
offline-document = Request or receipt
offline-document-hint = One long line, as the program has written it
offline-upload = Or the file
offline-answer = Continue
offline-ready = The license file is ready
offline-ready-text = It works on that machine alone. Save it now: this page does not come back, but you can ask again with the same request.
offline-for = License file for { $name }
offline-until = Works without a network until { $date }.
offline-released = It works by a license file, which cannot be called back: it goes on working without a network until { $date }.
offline-save = Save the file
offline-copy = Copy the text of the license file
offline-look = Show text and QR code
offline-qr = QR code with the text of the license file
offline-returned = The place is free again
offline-returned-text = The machine has given its place back. Another device can be activated for this user now.
offline-another = Another machine

## License files

license-file = License file
license-file-title = License file for { $name }
license-file-lead = For a machine that never goes online. The file takes one device’s place of this user.
license-file-device = For which device
license-file-any = Whichever holds the file
license-file-any-hint = Anyone who has the file can use it
license-file-one = One device
license-file-one-hint = Works nowhere else; the program on that machine shows its fingerprint
license-file-fingerprint = Fingerprint of the device
license-file-fingerprint-hint = As the program on that machine shows it
license-file-name = Name of the device
license-file-name-hint = As it will stand in the list of installations
license-file-days = Works for, days
license-file-days-hint = 1 to 2,000, never past the end of the license
license-file-note = A file that has been handed out cannot be called back: it works until its last day.
license-file-make = Make the file
license-file-back = To the user

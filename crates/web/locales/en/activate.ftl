# The page behind an invitation's link.

activate-title = Install { $product }
activate-lead = { $customer } has reserved a license for you. Installing takes about three minutes.
activate-installed = The software is installed and in contact. Nothing more needs to be done.
activate-step-download = 1. Download the program
activate-edition = { $product }, { $edition }
activate-download = Download { $product }
activate-no-download = { $sender } tells you where to get the program.
activate-step-enter = 2. Enter these in the program
activate-copy-username = Copy the username
activate-copy-code = Copy the activation code
activate-show-code = Show the activation code
activate-handover-text = Is the program installed already? It can take over username and code by itself.
activate-handover = Open in the program
activate-valid = The license is valid until { $date }.
activate-offline = That computer never goes online?
activate-support = Problems?
activate-ended = This link does not work any more
activate-ended-text = It is too old, or it was replaced. A new one can be sent to the e-mail address that your invitation went to.
activate-ask = Ask for a new link
activate-asked = Look at your e-mail
activate-asked-text = If your invitation still stands, a new link is on its way to the address that it went to.

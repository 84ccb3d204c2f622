# Logging in, the first run, forgotten passwords, invitations of staff.

login-title = Log in
login-do = Log in
login-email = E-mail address
login-password = Password
login-back = Back to login
login-unset = Nobody can log in yet
login-unset-text = Open the one-time link that was printed in the terminal when the service was started. It makes the first administrator.
password-hint = At least 12 characters. A few words in a row are fine.

forgot-link = Forgot your password?
forgot-title = Set a new password
forgot-text = Tell us your address and we mail you a link for it.
forgot-ask = Send the link
forgot-sent-title = Look into your mailbox
forgot-sent-text = If there is an account with this address, a mail with a link is on its way. The link works for one hour.
reset-title = Set a new password
reset-text = For { $email }. All other logins of this account end.
reset-password = New password
reset-repeated = New password again
reset-do = Set the password
reset-done = The password is set. Log in with it.

link-ended-title = This link no longer works
link-ended-reset = It was used, it is older than an hour, or a newer one was sent. Ask for another.
link-ended-setup = It was used or is older than 30 minutes. Start the service again to get another one.
link-ended-join = It was used, is older than three days, or was taken back. Ask whoever invited you for another.

setup-title = Set up Seatwright
setup-text = You become the first administrator. Everything can be changed later.
setup-organization = Organization
setup-organization-hint = The company that runs this console. Partners and customers see its name.
setup-name = Your name
setup-language = Language
setup-zone = Time zone
setup-do = Set up and log in

join-title = Join { $organization }
join-text = You were invited as { $email }, with the role “{ $role }”.
join-do = Accept the invitation
join-done = You now belong to { $organization }. Log in to go on.

## Registration
register-title = Register
register-link = No account yet? Register
register-text = With an account you see the licenses that a company has given you. Use the address that your administrator knows.
register-do = Register
register-sent-title = Look into your mailbox
register-sent-text = A mail is on its way to the address you gave. Open its link and enter your password once more: that makes the account. The link works for 24 hours.
register-confirm-title = Confirm your address
register-confirm-text = Enter the password that you chose for { $email }. Did somebody else register your address? Then close this page; without the password nothing happens.
register-confirm-company = That also makes an account for { $company }, with the license of its purchase code.
register-confirm-do = Confirm and log in
link-ended-register = It was used, it is older than 24 hours, or there is an account with this address by now.

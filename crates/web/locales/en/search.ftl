# The search page.

search-title = Search
search-lead = Customers, users, licenses, codes, invoices, devices and pages by name, number or address
search-pages = Pages
search-partners = Partners
search-order = Order without a number
search-unnamed = Without a name
search-actions = Actions
search-do-redeem = Enter a purchase code
search-do-waiting = Send waiting invitations
search-do-bounced = Mend bounced invitations
search-do-expiring = Licenses that end soon
search-do-order = New order
search-do-statement = Import a bank statement
search-do-import-users = Import users
search-do-import-customers = Import customers
search-do-imports = See imports
search-do-prices = Price lists
search-do-partner = New partner
search-do-product = New product
search-do-codes = Make purchase codes
search-do-alerts = Alerts
search-do-bulk = Bulk work
search-do-password = Change my password
search-do-sessions = My logins
search-for = Do this for { $name }
search-for-users = Add users
search-for-units = Change units
search-for-license = Add a license
search-for-invite = Send waiting invitations
search-found = { $n ->
    [one] 1 result
   *[other] { $n } results
}
search-key-move = Move

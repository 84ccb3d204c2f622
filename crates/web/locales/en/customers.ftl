# Customers: the list, the frame around one customer, and its pages.

## Frame
customers-tab-basics = Basics
customers-tab-license = License
customers-tab-settings = Settings
customers-tab-users = Users
customers-tab-activity = Activity
customers-language-en = English
customers-language-fi = Finnish
customers-language-it = Italian
customers-language-es = Spanish
customers-language-ru = Russian
customers-choose = Choose customer
customers-choose-new = New customer…
customers-vendor-is = Vendor: { $name }
customers-send =
    { $n ->
        [one] Send { $n } invitation
       *[other] Send { $n } invitations
    }
customers-add-users = Add users
customers-add-license = Add license
customers-disable = Disable customer…
customers-enable = Enable customer…
customers-delete = Delete customer…

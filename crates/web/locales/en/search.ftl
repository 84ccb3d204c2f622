# The search page.

search-title = Search
search-lead = Customers, licenses and users by name, number or address
search-pages = Pages

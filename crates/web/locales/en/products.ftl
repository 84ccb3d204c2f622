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
products-plan-create = Create the plan
products-plan-created = The plan is created
products-plan-saved = The plan is saved

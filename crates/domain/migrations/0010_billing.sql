-- Prices, who issues invoices, invoices with their lines, payments, and what each invoice paid for.

-- Reference: who issues, under which details, and what units cost ---------------------------------------------

CREATE TABLE issuers (
  organization_id {id} NOT NULL,
  name {text} NOT NULL,
  street_address {text} NOT NULL,
  postal_code {text} NOT NULL,
  postal_area {text} NOT NULL,
  country {text} NOT NULL,
  vat_id {text} NOT NULL,
  bank_account {text} NOT NULL,
  bic {text} NOT NULL,
  currency {text} NOT NULL,
  invoice_series {text} NOT NULL,
  credit_series {text} NOT NULL,
  payment_days {int} NOT NULL,
  -- Hundredths of a percent, the usual one first.
  vat_rates {text} NOT NULL,
  portal_orders {text} NOT NULL,
  version {int} NOT NULL,
  CONSTRAINT issuers_key PRIMARY KEY (organization_id),
  CONSTRAINT issuers_organization FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE,
  CONSTRAINT issuers_days CHECK (payment_days BETWEEN 0 AND 365),
  CONSTRAINT issuers_orders CHECK (portal_orders IN ('review', 'at_once'))
) {strict};

-- The last number given out; the next is taken in the act that issues, so that none is left out.
CREATE TABLE number_series (
  organization_id {id} NOT NULL,
  series {text} NOT NULL,
  last_number {int} NOT NULL,
  CONSTRAINT number_series_key PRIMARY KEY (organization_id, series),
  CONSTRAINT number_series_organization FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE
) {strict};

-- Of one unit for one term of the plan.
CREATE TABLE prices (
  organization_id {id} NOT NULL,
  plan_id {id} NOT NULL,
  edition_id {id} NOT NULL,
  currency {text} NOT NULL,
  amount_minor {int} NOT NULL,
  CONSTRAINT prices_key PRIMARY KEY (organization_id, plan_id, edition_id, currency),
  CONSTRAINT prices_organization FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE,
  CONSTRAINT prices_plan FOREIGN KEY (plan_id) REFERENCES plans (id) ON DELETE CASCADE,
  CONSTRAINT prices_edition FOREIGN KEY (edition_id) REFERENCES editions (id) ON DELETE CASCADE,
  CONSTRAINT prices_amount CHECK (amount_minor BETWEEN 0 AND 100000000000)
) {strict};

-- Index: found by what stands on a bank statement ---------------------------------------------------------------

CREATE TABLE invoice_numbers (
  issuer_id {id} NOT NULL,
  number {text} NOT NULL,
  series {text} NOT NULL,
  payment_reference {text} NOT NULL,
  customer_id {id} NOT NULL,
  invoice_id {id} NOT NULL,
  CONSTRAINT invoice_numbers_key PRIMARY KEY (issuer_id, number)
) {strict};
CREATE INDEX invoice_numbers_by_reference ON invoice_numbers (issuer_id, payment_reference);

CREATE TABLE payment_references (
  issuer_id {id} NOT NULL,
  reference {text} NOT NULL,
  customer_id {id} NOT NULL,
  invoice_id {id} NOT NULL,
  payment_id {id} NOT NULL,
  CONSTRAINT payment_references_key PRIMARY KEY (issuer_id, reference)
) {strict};

-- Invoices by each organization that may see them, the newest last.
CREATE TABLE invoice_feed (
  ancestor_id {id} NOT NULL,
  invoice_id {id} NOT NULL,
  organization_id {id} NOT NULL,
  CONSTRAINT invoice_feed_key PRIMARY KEY (ancestor_id, invoice_id)
) {strict};

-- The same of those that wait to be issued or paid.
CREATE TABLE open_invoice_feed (
  ancestor_id {id} NOT NULL,
  invoice_id {id} NOT NULL,
  organization_id {id} NOT NULL,
  CONSTRAINT open_invoice_feed_key PRIMARY KEY (ancestor_id, invoice_id)
) {strict};

-- Tenant: a customer ----------------------------------------------------------------------------------------------

CREATE TABLE invoices (
  customer_id {id} NOT NULL,
  id {id} NOT NULL,
  issuer_id {id} NOT NULL,
  kind {text} NOT NULL,
  state {text} NOT NULL,
  number {text},
  payment_reference {text},
  currency {text} NOT NULL,
  ordered_by {id},
  ordered_by_name {text} NOT NULL,
  ordered_by_email {text} NOT NULL,
  language {text} NOT NULL,
  buyer_vat_id {text} NOT NULL,
  buyer_reference {text} NOT NULL,
  comments {text} NOT NULL,
  -- Seller and buyer as they were when it was issued.
  seller {text},
  buyer {text},
  reverse_charge {bool} NOT NULL,
  credits_id {id},
  net_minor {int} NOT NULL,
  vat_minor {int} NOT NULL,
  total_minor {int} NOT NULL,
  paid_minor {int} NOT NULL,
  credited_minor {int} NOT NULL,
  created_at {int} NOT NULL,
  issued_at {int},
  issued_on {text},
  due_on {text},
  paid_at {int},
  cancelled_at {int},
  version {int} NOT NULL,
  CONSTRAINT invoices_key PRIMARY KEY (customer_id, id),
  CONSTRAINT invoices_customer FOREIGN KEY (customer_id) REFERENCES customers (customer_id) ON DELETE RESTRICT,
  CONSTRAINT invoices_kind CHECK (kind IN ('invoice', 'credit_note')),
  CONSTRAINT invoices_state CHECK (state IN ('draft', 'issued', 'partly_paid', 'paid', 'credited', 'cancelled')),
  CONSTRAINT invoices_numbered CHECK ((number IS NULL) = (issued_at IS NULL)),
  CONSTRAINT invoices_sum CHECK (total_minor = net_minor + vat_minor),
  CONSTRAINT invoices_paid CHECK (paid_minor >= 0),
  CONSTRAINT invoices_credited CHECK (credited_minor BETWEEN 0 AND total_minor)
) {strict};
CREATE INDEX invoices_by_state ON invoices (customer_id, state, id);

CREATE TABLE invoice_lines (
  customer_id {id} NOT NULL,
  invoice_id {id} NOT NULL,
  position {int} NOT NULL,
  purpose {text} NOT NULL,
  plan_id {id},
  edition_id {id},
  edition_code {text} NOT NULL,
  product_name {text} NOT NULL,
  plan_name {text} NOT NULL,
  edition_name {text} NOT NULL,
  -- The license that is renewed or added to.
  of_license_id {id},
  -- The license that the line became.
  license_id {id},
  quantity {int} NOT NULL,
  term_months {int} NOT NULL,
  -- A part of the term: days of so many, up to and including the last day.
  days {int} NOT NULL,
  term_days {int} NOT NULL,
  last_on {text},
  unit_price_minor {int} NOT NULL,
  net_minor {int} NOT NULL,
  vat_rate {int} NOT NULL,
  CONSTRAINT invoice_lines_key PRIMARY KEY (customer_id, invoice_id, position),
  CONSTRAINT invoice_lines_invoice FOREIGN KEY (customer_id, invoice_id) REFERENCES invoices (customer_id, id) ON DELETE CASCADE,
  CONSTRAINT invoice_lines_purpose CHECK (purpose IN ('new', 'renewal', 'addition', 'credit')),
  CONSTRAINT invoice_lines_quantity CHECK (quantity BETWEEN 1 AND 999999),
  CONSTRAINT invoice_lines_days CHECK (days BETWEEN 0 AND 1000000 AND term_days BETWEEN 0 AND 1000000),
  CONSTRAINT invoice_lines_rate CHECK (vat_rate BETWEEN 0 AND 10000)
) {strict};
CREATE INDEX invoice_lines_renewing ON invoice_lines (customer_id, of_license_id) WHERE of_license_id IS NOT NULL;

-- What an invoice pays for, and how it stands.
CREATE TABLE invoice_licenses (
  customer_id {id} NOT NULL,
  invoice_id {id} NOT NULL,
  license_id {id} NOT NULL,
  purpose {text} NOT NULL,
  of_license_id {id},
  term_months {int} NOT NULL,
  not_before {text},
  last_on {text},
  -- Set while the invoice is paid.
  begun_on {text},
  term_id {id},
  days_used {int} NOT NULL,
  CONSTRAINT invoice_licenses_key PRIMARY KEY (customer_id, invoice_id, license_id),
  CONSTRAINT invoice_licenses_invoice FOREIGN KEY (customer_id, invoice_id) REFERENCES invoices (customer_id, id) ON DELETE CASCADE,
  CONSTRAINT invoice_licenses_license FOREIGN KEY (customer_id, license_id) REFERENCES licenses (customer_id, id) ON DELETE CASCADE,
  CONSTRAINT invoice_licenses_used CHECK (days_used >= 0)
) {strict};
CREATE INDEX invoice_licenses_by_license ON invoice_licenses (customer_id, license_id);

-- People of a license that is renewed who do not move to the new one.
CREATE TABLE invoice_stays (
  customer_id {id} NOT NULL,
  invoice_id {id} NOT NULL,
  seat_id {id} NOT NULL,
  CONSTRAINT invoice_stays_key PRIMARY KEY (customer_id, invoice_id, seat_id),
  CONSTRAINT invoice_stays_invoice FOREIGN KEY (customer_id, invoice_id) REFERENCES invoices (customer_id, id) ON DELETE CASCADE,
  CONSTRAINT invoice_stays_seat FOREIGN KEY (customer_id, seat_id) REFERENCES seats (customer_id, id) ON DELETE CASCADE
) {strict};

CREATE TABLE payments (
  customer_id {id} NOT NULL,
  invoice_id {id} NOT NULL,
  id {id} NOT NULL,
  amount_minor {int} NOT NULL,
  paid_on {text} NOT NULL,
  reference {text} NOT NULL,
  source {text} NOT NULL,
  recorded_at {int} NOT NULL,
  recorded_by {text} NOT NULL,
  reversed_at {int},
  reversed_by {text},
  reversed_reason {text},
  CONSTRAINT payments_key PRIMARY KEY (customer_id, invoice_id, id),
  CONSTRAINT payments_invoice FOREIGN KEY (customer_id, invoice_id) REFERENCES invoices (customer_id, id) ON DELETE CASCADE,
  CONSTRAINT payments_amount CHECK (amount_minor BETWEEN 1 AND 1000000000000000),
  CONSTRAINT payments_source CHECK (source IN ('manual', 'bank', 'program'))
) {strict};

-- Purchase codes: made by a vendor in batches, entered once, and then a stock of units that is given on.

-- Index: codes by the keyed hash of their symbols.
CREATE TABLE purchase_code_index (
  code_hash {bytes} NOT NULL,
  organization_id {id} NOT NULL,
  code_id {id} NOT NULL,
  CONSTRAINT purchase_code_index_key PRIMARY KEY (code_hash)
) {strict};

-- Index: allotments by whom the units were given to.
CREATE TABLE allotment_places (
  to_id {id} NOT NULL,
  allotment_id {id} NOT NULL,
  organization_id {id} NOT NULL,
  license_id {id},
  CONSTRAINT allotment_places_key PRIMARY KEY (to_id, allotment_id)
) {strict};

-- Tenant: who made them.
CREATE TABLE code_batches (
  organization_id {id} NOT NULL,
  id {id} NOT NULL,
  name {text} NOT NULL,
  plan_id {id} NOT NULL,
  plan_name {text} NOT NULL,
  product_name {text} NOT NULL,
  term_months {int} NOT NULL,
  edition_id {id} NOT NULL,
  edition_code {text} NOT NULL,
  edition_name {text} NOT NULL,
  unit {text} NOT NULL,
  nouns {text},
  units {int} NOT NULL,
  codes {int} NOT NULL,
  redeemed {int} NOT NULL,
  cancelled {int} NOT NULL,
  valid_until {text},
  created_at {int} NOT NULL,
  created_by {text} NOT NULL,
  shown_at {int},
  shown_by {text},
  CONSTRAINT code_batches_key PRIMARY KEY (organization_id, id),
  CONSTRAINT code_batches_organization FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
  CONSTRAINT code_batches_codes CHECK (codes BETWEEN 1 AND 1000 AND redeemed >= 0 AND cancelled >= 0),
  CONSTRAINT code_batches_units CHECK (units BETWEEN 1 AND 999999)
) {strict};

-- The code itself is kept sealed until it was shown; the last five symbols stay.
CREATE TABLE purchase_codes (
  organization_id {id} NOT NULL,
  id {id} NOT NULL,
  batch_id {id} NOT NULL,
  position {int} NOT NULL,
  code_sealed {bytes},
  tail {text} NOT NULL,
  redeemed_at {int},
  redeemed_by {text},
  redeemer_id {id},
  redeemer_name {text},
  stock_id {id},
  cancelled_at {int},
  cancelled_by {text},
  cancelled_reason {text},
  withdrawn {int} NOT NULL,
  CONSTRAINT purchase_codes_key PRIMARY KEY (organization_id, id),
  CONSTRAINT purchase_codes_place UNIQUE (organization_id, batch_id, position),
  CONSTRAINT purchase_codes_batch FOREIGN KEY (organization_id, batch_id) REFERENCES code_batches (organization_id, id) ON DELETE CASCADE,
  CONSTRAINT purchase_codes_withdrawn CHECK (withdrawn >= 0)
) {strict};

-- Tenant: who entered a code, or was given units of one by a partner above.
CREATE TABLE code_stocks (
  organization_id {id} NOT NULL,
  id {id} NOT NULL,
  maker_id {id} NOT NULL,
  plan_id {id} NOT NULL,
  plan_name {text} NOT NULL,
  product_name {text} NOT NULL,
  term_months {int} NOT NULL,
  edition_id {id} NOT NULL,
  edition_code {text} NOT NULL,
  edition_name {text} NOT NULL,
  unit {text} NOT NULL,
  nouns {text},
  code_sealed {bytes},
  tail {text} NOT NULL,
  email {text} NOT NULL,
  company {text} NOT NULL,
  search_folded {text} NOT NULL,
  giver_id {id},
  giver_stock_id {id},
  total {int} NOT NULL,
  used {int} NOT NULL,
  created_at {int} NOT NULL,
  version {int} NOT NULL,
  CONSTRAINT code_stocks_key PRIMARY KEY (organization_id, id),
  CONSTRAINT code_stocks_organization FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
  CONSTRAINT code_stocks_used CHECK (used BETWEEN 0 AND total)
) {strict};

-- What of a stock was given to whom: to a customer on a license, to a partner below as a stock of its own. `parked`
-- came back when the customer was disabled and goes there again when it is enabled.
CREATE TABLE code_allotments (
  organization_id {id} NOT NULL,
  id {id} NOT NULL,
  stock_id {id} NOT NULL,
  to_id {id} NOT NULL,
  to_name {text} NOT NULL,
  license_id {id},
  given_stock_id {id},
  units {int} NOT NULL,
  parked {int} NOT NULL,
  created_at {int} NOT NULL,
  CONSTRAINT code_allotments_key PRIMARY KEY (organization_id, id),
  CONSTRAINT code_allotments_stock FOREIGN KEY (organization_id, stock_id) REFERENCES code_stocks (organization_id, id) ON DELETE CASCADE,
  CONSTRAINT code_allotments_units CHECK (units >= 0 AND parked >= 0),
  CONSTRAINT code_allotments_to CHECK ((license_id IS NULL) <> (given_stock_id IS NULL))
) {strict};
CREATE INDEX code_allotments_by_stock ON code_allotments (organization_id, stock_id, to_id);
CREATE INDEX code_allotments_in_order ON code_allotments (organization_id, stock_id, id);

-- Who of a customer and its seller adds users: both, unless one of them was chosen.
ALTER TABLE customers ADD COLUMN management {text} NOT NULL DEFAULT 'shared';

-- People who register themselves, and units of licenses that are bound to them.

-- Index: who has asked for an account and has not yet shown that the mailbox is theirs. Who came with a purchase code has
-- a company made with it: its name, and the code with who made it.
CREATE TABLE registrations (
  token_hash {bytes} NOT NULL,
  email {text} NOT NULL,
  name {text} NOT NULL,
  language {text} NOT NULL,
  time_zone {text} NOT NULL,
  password_hash {text} NOT NULL,
  onward {text} NOT NULL,
  company {text},
  country {text},
  maker_id {id},
  code_id {id},
  code_sealed {bytes},
  created_at {int} NOT NULL,
  expires_at {int} NOT NULL,
  used_at {int},
  CONSTRAINT registrations_key PRIMARY KEY (token_hash)
) {strict};
CREATE INDEX registrations_by_end ON registrations (expires_at);

-- Index: every address that a unit is bound to, with how many are. Whoever binds to an address, and whoever makes an
-- account for one, first takes its row: so a bind never misses an account that is being made, nor the other way round.
CREATE TABLE bound_addresses (
  email_folded {text} NOT NULL,
  units {int} NOT NULL,
  CONSTRAINT bound_addresses_key PRIMARY KEY (email_folded)
) {strict};

-- Index: at which customers an address has units.
CREATE TABLE bound_places (
  email_folded {text} NOT NULL,
  customer_id {id} NOT NULL,
  units {int} NOT NULL,
  CONSTRAINT bound_places_key PRIMARY KEY (email_folded, customer_id),
  CONSTRAINT bound_places_organization FOREIGN KEY (customer_id) REFERENCES organizations (id) ON DELETE CASCADE
) {strict};
CREATE INDEX bound_places_by_customer ON bound_places (customer_id);

-- Tenant: who a unit is or was bound to. Without an account the person has yet to register with that address.
CREATE TABLE bindings (
  customer_id {id} NOT NULL,
  id {id} NOT NULL,
  seat_id {id} NOT NULL,
  account_id {id},
  email {text} NOT NULL,
  email_folded {text} NOT NULL,
  bound_at {int} NOT NULL,
  bound_by {text} NOT NULL,
  held_at {int},
  asked_at {int},
  ended_at {int},
  ended_by {text},
  ended_together {id},
  CONSTRAINT bindings_key PRIMARY KEY (customer_id, id),
  CONSTRAINT bindings_seat FOREIGN KEY (customer_id, seat_id) REFERENCES seats (customer_id, id) ON DELETE RESTRICT,
  CONSTRAINT bindings_held CHECK ((held_at IS NULL) = (account_id IS NULL))
) {strict};
-- A unit has at most one holder.
CREATE UNIQUE INDEX bindings_holder ON bindings (customer_id, seat_id) WHERE ended_at IS NULL;
CREATE INDEX bindings_by_seat ON bindings (customer_id, seat_id, id);
CREATE INDEX bindings_by_address ON bindings (customer_id, email_folded) WHERE ended_at IS NULL;
CREATE INDEX bindings_together ON bindings (customer_id, ended_together) WHERE ended_together IS NOT NULL;

-- A unit that was unbound: free, and the next to be bound again.
ALTER TABLE seats ADD COLUMN vacated_at {int};
-- When the unit went from one holder to the next: mails and devices from before are none of theirs. 0 = its first holder.
ALTER TABLE seats ADD COLUMN taken_over_at {int} NOT NULL DEFAULT 0;
CREATE INDEX seats_vacated ON seats (customer_id, license_id, edition_id, id) WHERE vacated_at IS NOT NULL;
-- The users of a line in their order. It covers removed ones too: a second index of all that are not removed would be
-- taken for the partial ones that the tabs of the invitations page are counted from.
DROP INDEX seats_by_line;
CREATE INDEX seats_in_order ON seats (customer_id, license_id, edition_id, username_folded);
-- The device was released because its user was unbound, and is told so.
ALTER TABLE installations ADD COLUMN unbound {bool} NOT NULL DEFAULT FALSE;

-- Tenant: what people ask for. A person of their company: a unit for themselves; a company of its seller: more units.
CREATE TABLE requests (
  customer_id {id} NOT NULL,
  id {id} NOT NULL,
  kind {text} NOT NULL,
  account_id {id} NOT NULL,
  email {text} NOT NULL,
  name {text} NOT NULL,
  wish {text} NOT NULL,
  units {int} NOT NULL,
  note {text} NOT NULL,
  created_at {int} NOT NULL,
  answer {text},
  answered_at {int},
  answered_by {text},
  reason {text},
  CONSTRAINT requests_key PRIMARY KEY (customer_id, id),
  CONSTRAINT requests_kind CHECK (kind IN ('unit', 'more')),
  CONSTRAINT requests_units CHECK (units BETWEEN 1 AND 999999),
  CONSTRAINT requests_answer CHECK ((answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL OR answer IN ('granted', 'declined', 'withdrawn')))
) {strict};
-- A person has one open request of a kind at a company.
CREATE UNIQUE INDEX requests_open ON requests (customer_id, kind, account_id) WHERE answer IS NULL;

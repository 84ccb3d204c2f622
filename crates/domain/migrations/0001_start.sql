-- The first schema. Words in braces are replaced for each engine; docs/DIALECT.md has the rules.
-- Three kinds of table, told apart in src/schema.rs and checked by a test:
--   reference  small, the same on every node
--   index      finds the organization of what arrives without one
--   tenant     organization_id or customer_id first in every key

-- Reference -----------------------------------------------------------------------------------------------

CREATE TABLE organizations (
  id {id} NOT NULL,
  parent_id {id},
  kind {text} NOT NULL,
  partner_type {text},
  name {text} NOT NULL,
  name_folded {text} NOT NULL,
  depth {int} NOT NULL,
  language {text} NOT NULL,
  time_zone {text} NOT NULL,
  support_email {text},
  support_phone {text},
  disabled_at {int},
  disabled_by {text},
  disabled_reason {text},
  created_at {int} NOT NULL,
  version {int} NOT NULL,
  CONSTRAINT organizations_key PRIMARY KEY (id),
  CONSTRAINT organizations_parent FOREIGN KEY (parent_id) REFERENCES organizations (id) ON DELETE RESTRICT,
  CONSTRAINT organizations_kind CHECK (kind IN ('operator', 'partner', 'customer')),
  CONSTRAINT organizations_root CHECK ((kind = 'operator') = (parent_id IS NULL)),
  CONSTRAINT organizations_partner_type CHECK ((kind = 'partner') = (partner_type IS NOT NULL) AND (partner_type IS NULL OR partner_type IN ('msp', 'reseller')))
) {strict};
CREATE UNIQUE INDEX organizations_one_operator ON organizations (kind) WHERE kind = 'operator';
CREATE INDEX organizations_disabled ON organizations (id) WHERE disabled_at IS NOT NULL;
CREATE INDEX organizations_by_parent ON organizations (parent_id, name_folded, id);

-- Every organization with each of those above it and itself; the sort keys of lists are repeated here.
CREATE TABLE organization_ancestors (
  ancestor_id {id} NOT NULL,
  descendant_id {id} NOT NULL,
  distance {int} NOT NULL,
  kind {text} NOT NULL,
  name_folded {text} NOT NULL,
  CONSTRAINT organization_ancestors_key PRIMARY KEY (ancestor_id, descendant_id),
  CONSTRAINT organization_ancestors_descendant FOREIGN KEY (descendant_id) REFERENCES organizations (id) ON DELETE CASCADE,
  CONSTRAINT organization_ancestors_ancestor FOREIGN KEY (ancestor_id) REFERENCES organizations (id) ON DELETE CASCADE
) {strict};
CREATE UNIQUE INDEX organization_ancestors_in_order ON organization_ancestors (ancestor_id, kind, name_folded, descendant_id);
CREATE INDEX organization_ancestors_upward ON organization_ancestors (descendant_id, distance, ancestor_id);

CREATE TABLE accounts (
  id {id} NOT NULL,
  email {text} NOT NULL,
  email_folded {text} NOT NULL,
  name {text} NOT NULL,
  language {text} NOT NULL,
  time_zone {text} NOT NULL,
  password_hash {text},
  password_changed_at {int},
  theme {text},
  created_at {int} NOT NULL,
  disabled_at {int},
  version {int} NOT NULL,
  CONSTRAINT accounts_key PRIMARY KEY (id),
  CONSTRAINT accounts_email UNIQUE (email_folded)
) {strict};

CREATE TABLE memberships (
  id {id} NOT NULL,
  account_id {id} NOT NULL,
  organization_id {id} NOT NULL,
  role {text} NOT NULL,
  created_at {int} NOT NULL,
  CONSTRAINT memberships_key PRIMARY KEY (id),
  CONSTRAINT memberships_once UNIQUE (account_id, organization_id),
  CONSTRAINT memberships_account FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
  CONSTRAINT memberships_organization FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE,
  CONSTRAINT memberships_role CHECK (role IN ('admin', 'manager', 'viewer'))
) {strict};
CREATE INDEX memberships_by_organization ON memberships (organization_id, account_id);

CREATE TABLE products (
  id {id} NOT NULL,
  organization_id {id} NOT NULL,
  name {text} NOT NULL,
  name_folded {text} NOT NULL,
  download_url {text},
  archived_at {int},
  created_at {int} NOT NULL,
  version {int} NOT NULL,
  CONSTRAINT products_key PRIMARY KEY (id),
  CONSTRAINT products_owner FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT
) {strict};
CREATE INDEX products_by_owner ON products (organization_id, name_folded, id);

CREATE TABLE editions (
  id {id} NOT NULL,
  product_id {id} NOT NULL,
  code {text} NOT NULL,
  name {text} NOT NULL,
  unit {text} NOT NULL,
  storage_gb {int},
  position {int} NOT NULL,
  CONSTRAINT editions_key PRIMARY KEY (id),
  CONSTRAINT editions_code UNIQUE (product_id, code),
  CONSTRAINT editions_product FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE,
  CONSTRAINT editions_unit CHECK (unit IN ('workstation', 'server', 'user', 'endpoint', 'gigabyte', 'key')),
  CONSTRAINT editions_storage CHECK (storage_gb IS NULL OR storage_gb BETWEEN 0 AND 1000000)
) {strict};

CREATE TABLE plans (
  id {id} NOT NULL,
  product_id {id} NOT NULL,
  name {text} NOT NULL,
  version {text} NOT NULL,
  term_months {int} NOT NULL,
  grace_days {int} NOT NULL,
  notice_days {int} NOT NULL,
  trial_extensions {int} NOT NULL,
  devices_per_seat {int} NOT NULL,
  enforcement {text} NOT NULL,
  archived_at {int},
  created_at {int} NOT NULL,
  edited {int} NOT NULL,
  CONSTRAINT plans_key PRIMARY KEY (id),
  CONSTRAINT plans_product FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE RESTRICT,
  CONSTRAINT plans_version CHECK (version IN ('full', 'trial', 'nfr')),
  CONSTRAINT plans_term CHECK (term_months BETWEEN 1 AND 66),
  CONSTRAINT plans_devices CHECK (devices_per_seat BETWEEN 1 AND 1000),
  CONSTRAINT plans_enforcement CHECK (enforcement IN ('block', 'degrade', 'warn', 'advisory'))
) {strict};
CREATE INDEX plans_by_product ON plans (product_id, id);

-- Index: found by the hash of what a stranger shows ---------------------------------------------------------

CREATE TABLE login_sessions (
  token_hash {bytes} NOT NULL,
  id {id} NOT NULL,
  account_id {id} NOT NULL,
  organization_id {id},
  created_at {int} NOT NULL,
  confirmed_at {int} NOT NULL,
  seen_at {int} NOT NULL,
  expires_at {int} NOT NULL,
  ip {text} NOT NULL,
  user_agent {text} NOT NULL,
  CONSTRAINT login_sessions_key PRIMARY KEY (token_hash),
  CONSTRAINT login_sessions_account FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
) {strict};
CREATE INDEX login_sessions_by_account ON login_sessions (account_id, seen_at);

CREATE TABLE api_tokens (
  token_hash {bytes} NOT NULL,
  id {id} NOT NULL,
  organization_id {id} NOT NULL,
  name {text} NOT NULL,
  role {text} NOT NULL,
  ending {text} NOT NULL,
  created_by {id},
  created_at {int} NOT NULL,
  expires_at {int} NOT NULL,
  used_at {int},
  revoked_at {int},
  CONSTRAINT api_tokens_key PRIMARY KEY (token_hash),
  CONSTRAINT api_tokens_organization FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE,
  CONSTRAINT api_tokens_role CHECK (role IN ('admin', 'manager', 'viewer'))
) {strict};
CREATE INDEX api_tokens_by_organization ON api_tokens (organization_id, id);

-- One-time links: first operator, forgotten password, staff invited by mail.
CREATE TABLE account_links (
  token_hash {bytes} NOT NULL,
  purpose {text} NOT NULL,
  account_id {id},
  email {text},
  organization_id {id},
  role {text},
  invited_by {text},
  created_at {int} NOT NULL,
  expires_at {int} NOT NULL,
  used_at {int},
  CONSTRAINT account_links_key PRIMARY KEY (token_hash),
  CONSTRAINT account_links_purpose CHECK (purpose IN ('bootstrap', 'reset', 'staff'))
) {strict};
CREATE INDEX account_links_by_account ON account_links (account_id, purpose);
CREATE INDEX account_links_by_organization ON account_links (organization_id, purpose);

CREATE TABLE throttles (
  key_hash {bytes} NOT NULL,
  failures {int} NOT NULL,
  window_started_at {int} NOT NULL,
  blocked_until {int} NOT NULL,
  CONSTRAINT throttles_key PRIMARY KEY (key_hash)
) {strict};

CREATE TABLE idempotency_keys (
  key_hash {bytes} NOT NULL,
  body_hash {bytes} NOT NULL,
  status {int},
  answer {text},
  created_at {int} NOT NULL,
  CONSTRAINT idempotency_keys_key PRIMARY KEY (key_hash)
) {strict};

CREATE TABLE activation_codes (
  code_hash {bytes} NOT NULL,
  customer_id {id} NOT NULL,
  seat_id {id} NOT NULL,
  CONSTRAINT activation_codes_key PRIMARY KEY (code_hash)
) {strict};

-- Where a record named without its customer lives.
CREATE TABLE record_places (
  record_id {id} NOT NULL,
  customer_id {id} NOT NULL,
  CONSTRAINT record_places_key PRIMARY KEY (record_id)
) {strict};

-- Mails that are due, taken off when a server accepted or refused them for good.
CREATE TABLE message_queue (
  message_id {id} NOT NULL,
  organization_id {id} NOT NULL,
  due_at {int} NOT NULL,
  leased_until {int} NOT NULL,
  lease {id},
  CONSTRAINT message_queue_key PRIMARY KEY (message_id)
) {strict};
CREATE INDEX message_queue_by_time ON message_queue (due_at, message_id);

-- Events that wait to be sealed into their chain and to enter the feeds of those above.
CREATE TABLE unsealed_events (
  event_id {id} NOT NULL,
  organization_id {id} NOT NULL,
  CONSTRAINT unsealed_events_key PRIMARY KEY (event_id)
) {strict};

CREATE TABLE event_feed (
  ancestor_id {id} NOT NULL,
  event_id {id} NOT NULL,
  organization_id {id} NOT NULL,
  CONSTRAINT event_feed_key PRIMARY KEY (ancestor_id, event_id)
) {strict};

-- Mails by each organization that may see them, the newest last.
CREATE TABLE message_feed (
  ancestor_id {id} NOT NULL,
  message_id {id} NOT NULL,
  organization_id {id} NOT NULL,
  CONSTRAINT message_feed_key PRIMARY KEY (ancestor_id, message_id)
) {strict};

CREATE TABLE leases (
  name {text} NOT NULL,
  owner {text} NOT NULL,
  epoch {int} NOT NULL,
  until {int} NOT NULL,
  CONSTRAINT leases_key PRIMARY KEY (name)
) {strict};

CREATE TABLE signing_keys (
  key_id {text} NOT NULL,
  public_key {bytes} NOT NULL,
  secret_sealed {bytes} NOT NULL,
  created_at {int} NOT NULL,
  retired_at {int},
  CONSTRAINT signing_keys_key PRIMARY KEY (key_id)
) {strict};

-- Tenant: an organization of any kind ------------------------------------------------------------------------

CREATE TABLE events (
  organization_id {id} NOT NULL,
  id {id} NOT NULL,
  at {int} NOT NULL,
  actor_kind {text} NOT NULL,
  actor_id {text},
  actor_name {text} NOT NULL,
  action {text} NOT NULL,
  subject_kind {text} NOT NULL,
  subject_id {text} NOT NULL,
  subject_name {text} NOT NULL,
  details {text} NOT NULL,
  door {text} NOT NULL,
  request_id {text},
  position {int},
  chained {bytes},
  CONSTRAINT events_key PRIMARY KEY (organization_id, id)
) {strict};
CREATE INDEX events_by_subject ON events (organization_id, subject_id, id);
CREATE UNIQUE INDEX events_by_position ON events (organization_id, position);

CREATE TABLE messages (
  organization_id {id} NOT NULL,
  id {id} NOT NULL,
  kind {text} NOT NULL,
  facts {text} NOT NULL,
  recipient {text} NOT NULL,
  language {text} NOT NULL,
  subject {text},
  seat_id {id},
  job_id {id},
  state {text} NOT NULL,
  attempts {int} NOT NULL,
  answer {text},
  send_at {int} NOT NULL,
  accepted_at {int},
  opened_at {int},
  created_at {int} NOT NULL,
  created_by {text} NOT NULL,
  CONSTRAINT messages_key PRIMARY KEY (organization_id, id),
  CONSTRAINT messages_state CHECK (state IN ('queued', 'sending', 'sent', 'bounced', 'failed', 'cancelled'))
) {strict};
CREATE INDEX messages_by_seat ON messages (organization_id, seat_id, id);
-- The rare states, so that they are found among many that went well.
CREATE INDEX messages_bounced ON messages (organization_id, id) WHERE state = 'bounced';
CREATE INDEX messages_failed ON messages (organization_id, id) WHERE state = 'failed';
CREATE INDEX messages_cancelled ON messages (organization_id, id) WHERE state = 'cancelled';

CREATE TABLE jobs (
  organization_id {id} NOT NULL,
  id {id} NOT NULL,
  kind {text} NOT NULL,
  started_by {text} NOT NULL,
  customer_id {id},
  total {int} NOT NULL,
  done {int} NOT NULL,
  failed {int} NOT NULL,
  created_at {int} NOT NULL,
  finished_at {int},
  CONSTRAINT jobs_key PRIMARY KEY (organization_id, id),
  CONSTRAINT jobs_counts CHECK (done >= 0 AND failed >= 0 AND done + failed <= total)
) {strict};

-- Tenant: a customer -------------------------------------------------------------------------------------------

CREATE TABLE customers (
  customer_id {id} NOT NULL,
  business_id {text} NOT NULL,
  street_address {text} NOT NULL,
  postal_code {text} NOT NULL,
  postal_area {text} NOT NULL,
  country {text} NOT NULL,
  username_prefix {text} NOT NULL,
  emergency_email {text} NOT NULL,
  account_name {text} NOT NULL,
  contact_name {text} NOT NULL,
  contact_email {text} NOT NULL,
  encryption_key_sealed {bytes},
  keep_deleted_days {int} NOT NULL,
  search_folded {text} NOT NULL,
  CONSTRAINT customers_key PRIMARY KEY (customer_id),
  CONSTRAINT customers_organization FOREIGN KEY (customer_id) REFERENCES organizations (id) ON DELETE CASCADE,
  CONSTRAINT customers_keep_deleted CHECK (keep_deleted_days BETWEEN 0 AND 3650)
) {strict};

CREATE TABLE licenses (
  customer_id {id} NOT NULL,
  id {id} NOT NULL,
  number {text} NOT NULL,
  plan_id {id} NOT NULL,
  plan_name {text} NOT NULL,
  product_name {text} NOT NULL,
  kind {text} NOT NULL,
  extra_space_gb {int} NOT NULL,
  client_limit_gb {int} NOT NULL,
  comments {text} NOT NULL,
  valid_from {text} NOT NULL,
  valid_to {text} NOT NULL,
  term_months {int} NOT NULL,
  grace_days {int} NOT NULL,
  notice_days {int} NOT NULL,
  trial_extensions_left {int} NOT NULL,
  enforcement {text} NOT NULL,
  drafted_at {int},
  payment_awaited_at {int},
  suspended_at {int},
  suspended_by {text},
  suspended_reason {text},
  revoked_at {int},
  created_at {int} NOT NULL,
  version {int} NOT NULL,
  CONSTRAINT licenses_key PRIMARY KEY (customer_id, id),
  CONSTRAINT licenses_number UNIQUE (customer_id, number),
  CONSTRAINT licenses_customer FOREIGN KEY (customer_id) REFERENCES customers (customer_id) ON DELETE RESTRICT,
  CONSTRAINT licenses_kind CHECK (kind IN ('purchased', 'trial', 'nfr')),
  CONSTRAINT licenses_days CHECK (valid_from <= valid_to),
  CONSTRAINT licenses_space CHECK (extra_space_gb BETWEEN 0 AND 1000000 AND client_limit_gb BETWEEN 0 AND 1000000),
  CONSTRAINT licenses_extensions CHECK (trial_extensions_left >= 0)
) {strict};

CREATE TABLE terms (
  customer_id {id} NOT NULL,
  license_id {id} NOT NULL,
  id {id} NOT NULL,
  first_on {text} NOT NULL,
  last_on {text} NOT NULL,
  source {text} NOT NULL,
  created_at {int} NOT NULL,
  CONSTRAINT terms_key PRIMARY KEY (customer_id, license_id, id),
  CONSTRAINT terms_license FOREIGN KEY (customer_id, license_id) REFERENCES licenses (customer_id, id) ON DELETE CASCADE,
  CONSTRAINT terms_days CHECK (first_on <= last_on),
  CONSTRAINT terms_source CHECK (source IN ('manual', 'trial', 'extension', 'conversion', 'invoice', 'purchase_code'))
) {strict};

CREATE TABLE lines (
  customer_id {id} NOT NULL,
  license_id {id} NOT NULL,
  edition_id {id} NOT NULL,
  edition_code {text} NOT NULL,
  edition_name {text} NOT NULL,
  unit {text} NOT NULL,
  storage_gb {int},
  devices_per_seat {int} NOT NULL,
  position {int} NOT NULL,
  quantity {int} NOT NULL,
  assigned {int} NOT NULL,
  installed {int} NOT NULL,
  CONSTRAINT lines_key PRIMARY KEY (customer_id, license_id, edition_id),
  CONSTRAINT lines_license FOREIGN KEY (customer_id, license_id) REFERENCES licenses (customer_id, id) ON DELETE CASCADE,
  CONSTRAINT lines_quantity CHECK (quantity BETWEEN 0 AND 999999),
  CONSTRAINT lines_assigned CHECK (assigned BETWEEN 0 AND quantity),
  CONSTRAINT lines_installed CHECK (installed BETWEEN 0 AND assigned * devices_per_seat)
) {strict};

CREATE TABLE seats (
  customer_id {id} NOT NULL,
  id {id} NOT NULL,
  license_id {id} NOT NULL,
  edition_id {id} NOT NULL,
  username {text} NOT NULL,
  username_folded {text} NOT NULL,
  email {text} NOT NULL,
  email_folded {text} NOT NULL,
  language {text},
  keep_deleted_days {int} NOT NULL,
  code_sealed {bytes} NOT NULL,
  devices {int} NOT NULL,
  devices_per_seat {int} NOT NULL,
  invitation {text} NOT NULL,
  sent_at {int},
  installed_at {int},
  created_at {int} NOT NULL,
  removed_at {int},
  version {int} NOT NULL,
  CONSTRAINT seats_key PRIMARY KEY (customer_id, id),
  CONSTRAINT seats_line FOREIGN KEY (customer_id, license_id, edition_id) REFERENCES lines (customer_id, license_id, edition_id) ON DELETE RESTRICT,
  CONSTRAINT seats_devices CHECK (devices BETWEEN 0 AND devices_per_seat),
  CONSTRAINT seats_keep_deleted CHECK (keep_deleted_days BETWEEN 0 AND 3650),
  CONSTRAINT seats_invitation CHECK (invitation IN ('none', 'queued', 'sent', 'opened', 'bounced'))
) {strict};
CREATE UNIQUE INDEX seats_username ON seats (customer_id, username_folded) WHERE removed_at IS NULL;
CREATE INDEX seats_by_line ON seats (customer_id, license_id, edition_id);
-- One for each tab of the invitations page, in the order of its rows; a seat is in one of them, and in the last
-- until a mail of it was accepted.
CREATE INDEX seats_waiting ON seats (customer_id, username_folded) WHERE removed_at IS NULL AND installed_at IS NULL AND invitation IN ('none', 'queued');
CREATE INDEX seats_sent ON seats (customer_id, username_folded) WHERE removed_at IS NULL AND installed_at IS NULL AND invitation = 'sent';
CREATE INDEX seats_opened ON seats (customer_id, username_folded) WHERE removed_at IS NULL AND installed_at IS NULL AND invitation = 'opened';
CREATE INDEX seats_bounced ON seats (customer_id, username_folded) WHERE removed_at IS NULL AND installed_at IS NULL AND invitation = 'bounced';
CREATE INDEX seats_installed ON seats (customer_id, username_folded) WHERE removed_at IS NULL AND installed_at IS NOT NULL;
CREATE INDEX seats_unsent ON seats (customer_id, username_folded) WHERE removed_at IS NULL AND installed_at IS NULL AND sent_at IS NULL;

CREATE TABLE installations (
  customer_id {id} NOT NULL,
  id {id} NOT NULL,
  seat_id {id} NOT NULL,
  license_id {id} NOT NULL,
  edition_id {id} NOT NULL,
  token_hash {bytes} NOT NULL,
  device_hash {text} NOT NULL,
  device_name {text} NOT NULL,
  platform {text} NOT NULL,
  software_version {text} NOT NULL,
  storage_used_bytes {int} NOT NULL,
  last_backup_at {int},
  activated_at {int} NOT NULL,
  contact_at {int} NOT NULL,
  released_at {int},
  released_by {text},
  CONSTRAINT installations_key PRIMARY KEY (customer_id, id),
  CONSTRAINT installations_seat FOREIGN KEY (customer_id, seat_id) REFERENCES seats (customer_id, id) ON DELETE RESTRICT,
  CONSTRAINT installations_storage CHECK (storage_used_bytes >= 0)
) {strict};
CREATE UNIQUE INDEX installations_device ON installations (customer_id, seat_id, device_hash) WHERE released_at IS NULL;
CREATE INDEX installations_by_contact ON installations (customer_id, contact_at, id) WHERE released_at IS NULL;
-- Holds what is summed at every check-in, so that the sum reads no rows.
CREATE INDEX installations_storage ON installations (customer_id, license_id, storage_used_bytes) WHERE released_at IS NULL;

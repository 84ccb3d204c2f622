-- Deployment keys: credentials of a license line by which many devices enroll without users defined first.

-- Index: which key it is that a device shows. A key that was replaced stays for a while, then tells that it was.
CREATE TABLE deployment_key_hashes (
  key_hash {bytes} NOT NULL,
  customer_id {id} NOT NULL,
  key_id {id} NOT NULL,
  good_until {int},
  CONSTRAINT deployment_key_hashes_key PRIMARY KEY (key_hash)
) {strict};
CREATE INDEX deployment_key_hashes_by_key ON deployment_key_hashes (customer_id, key_id);

-- Tenant: a customer -------------------------------------------------------------------------------------------

CREATE TABLE deployment_keys (
  customer_id {id} NOT NULL,
  id {id} NOT NULL,
  license_id {id} NOT NULL,
  edition_id {id} NOT NULL,
  name {text} NOT NULL,
  ending {text} NOT NULL,
  name_pattern {text} NOT NULL,
  most_devices {int},
  enrolled {int} NOT NULL,
  last_on {text},
  networks {text} NOT NULL,
  created_at {int} NOT NULL,
  created_by {text} NOT NULL,
  rotated_at {int},
  enrolled_at {int},
  revoked_at {int},
  version {int} NOT NULL,
  CONSTRAINT deployment_keys_key PRIMARY KEY (customer_id, id),
  CONSTRAINT deployment_keys_line FOREIGN KEY (customer_id, license_id, edition_id) REFERENCES lines (customer_id, license_id, edition_id) ON DELETE RESTRICT,
  CONSTRAINT deployment_keys_most CHECK (most_devices IS NULL OR most_devices BETWEEN 1 AND 999999),
  CONSTRAINT deployment_keys_enrolled CHECK (enrolled >= 0)
) {strict};
CREATE INDEX deployment_keys_by_line ON deployment_keys (customer_id, license_id, edition_id);

-- The key that admitted the device; none for those that a person activated.
ALTER TABLE installations ADD COLUMN deployment_key_id {id};
CREATE INDEX installations_by_key ON installations (customer_id, deployment_key_id, id) WHERE deployment_key_id IS NOT NULL;
CREATE INDEX installations_enrolled ON installations (customer_id, device_hash, id) WHERE deployment_key_id IS NOT NULL;

-- Alerts: what of a customer needs somebody, told once until it is over ---------------------------------------

-- Reference: how alerts of an organization and all below it go; kinds that are not in the JSON are inherited.
CREATE TABLE alert_settings (
  organization_id {id} NOT NULL,
  settings {text} NOT NULL,
  version {int} NOT NULL,
  CONSTRAINT alert_settings_key PRIMARY KEY (organization_id),
  CONSTRAINT alert_settings_organization FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE
) {strict};

-- Index: customers by the instant at which they are looked at next.
CREATE TABLE alert_queue (
  customer_id {id} NOT NULL,
  time_zone {text} NOT NULL,
  due_at {int} NOT NULL,
  CONSTRAINT alert_queue_key PRIMARY KEY (customer_id)
) {strict};
CREATE INDEX alert_queue_by_time ON alert_queue (due_at, customer_id);

-- Tenant: alerts that are open. The subject is a seat, an installation or a license, as the kind says.
CREATE TABLE alerts (
  customer_id {id} NOT NULL,
  kind {text} NOT NULL,
  subject_id {id} NOT NULL,
  license_id {id} NOT NULL,
  seat_id {id},
  name {text} NOT NULL,
  raised_at {int} NOT NULL,
  CONSTRAINT alerts_key PRIMARY KEY (customer_id, kind, subject_id),
  CONSTRAINT alerts_kind CHECK (kind IN ('not-installed', 'silent', 'failing', 'space-low'))
) {strict};
CREATE INDEX alerts_newest ON alerts (customer_id, raised_at, subject_id, kind);

-- Runs of the program that failed in a row, and when it last succeeded, as the device says.
ALTER TABLE installations ADD COLUMN failed_runs {int} NOT NULL DEFAULT 0;
ALTER TABLE installations ADD COLUMN last_success_at {int};
CREATE INDEX installations_failing ON installations (customer_id, failed_runs, id) WHERE released_at IS NULL AND failed_runs > 0;

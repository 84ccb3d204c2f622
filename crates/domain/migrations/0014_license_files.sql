-- Machines without a network: the files they work by, and the keys by which they prove what they say.

-- The public half of the device's own key: what it signs with that key is its word.
ALTER TABLE installations ADD COLUMN device_key {bytes};
-- Until when its newest license file lets it work without any contact.
ALTER TABLE installations ADD COLUMN offline_until {int};

-- Tenant: every license file that was made, by its serial. The file itself is not kept.
CREATE TABLE license_files (
  customer_id {id} NOT NULL,
  id {id} NOT NULL,
  installation_id {id} NOT NULL,
  -- Whether it is for one device alone.
  bound {bool} NOT NULL,
  issued_at {int} NOT NULL,
  issued_by {text} NOT NULL,
  expires_at {int} NOT NULL,
  CONSTRAINT license_files_key PRIMARY KEY (customer_id, id),
  CONSTRAINT license_files_installation FOREIGN KEY (customer_id, installation_id) REFERENCES installations (customer_id, id) ON DELETE RESTRICT
) {strict};
CREATE INDEX license_files_by_installation ON license_files (customer_id, installation_id, id);

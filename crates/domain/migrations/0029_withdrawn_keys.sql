-- Signing keys that others may have learned.

ALTER TABLE signing_keys ADD COLUMN withdrawn_at {int};
-- By which key: what a withdrawn one signed is to be made anew. NULL: signed before this was written down.
ALTER TABLE license_files ADD COLUMN signed_by {text};
CREATE INDEX installations_offline ON installations (customer_id, offline_until) WHERE released_at IS NULL AND offline_until IS NOT NULL;

-- License files are proofs that nobody can call back.

-- Which request a file answered: the same one, carried here again, takes no place that was given back since.
ALTER TABLE license_files ADD COLUMN request_digest {bytes};
-- Devices whose place was freed while they go on working by their files.
CREATE INDEX installations_at_large ON installations (customer_id, license_id, offline_until) WHERE released_at IS NOT NULL AND offline_until IS NOT NULL;

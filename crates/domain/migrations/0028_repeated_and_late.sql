-- What devices send may come twice, late, or in another order than it was sent.

-- The secret of a token that was never used, sealed: who asks for its place again until then is given the same token.
ALTER TABLE installations ADD COLUMN token_sealed {bytes};
-- The token that was in use when a new one was asked for: good until the new one is used.
ALTER TABLE installations ADD COLUMN former_hash {bytes};
-- When the device sent the latest that was heard of it, by its own clock.
ALTER TABLE installations ADD COLUMN sent_at {int};
CREATE INDEX installations_sent ON installations (customer_id, seat_id, device_hash, sent_at) WHERE released_at IS NOT NULL AND sent_at IS NOT NULL;

-- The word of a machine without a network that it gave its place back, as it was signed.
ALTER TABLE license_files ADD COLUMN receipt {text};

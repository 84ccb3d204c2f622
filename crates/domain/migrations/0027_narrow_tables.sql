-- Tables that are nothing but their key and a word or two are kept in the order of their key, in one tree instead of
-- two: each row of them is written once and found in one walk.

-- Tenant: which customer a record belongs to, for who has only its id.
CREATE TABLE record_places_kept (
  record_id {id} NOT NULL,
  customer_id {id} NOT NULL,
  CONSTRAINT record_places_in_order PRIMARY KEY (record_id)
) {by_key};
INSERT INTO record_places_kept (record_id, customer_id) SELECT record_id, customer_id FROM record_places ORDER BY record_id;
DROP TABLE record_places;
ALTER TABLE record_places_kept RENAME TO record_places;

-- Index: activation codes by keyed hash.
CREATE TABLE activation_codes_kept (
  code_hash {bytes} NOT NULL,
  customer_id {id} NOT NULL,
  seat_id {id} NOT NULL,
  CONSTRAINT activation_codes_in_order PRIMARY KEY (code_hash)
) {by_key};
INSERT INTO activation_codes_kept (code_hash, customer_id, seat_id)
SELECT code_hash, customer_id, seat_id FROM activation_codes ORDER BY code_hash;
DROP TABLE activation_codes;
ALTER TABLE activation_codes_kept RENAME TO activation_codes;

-- Events that wait to be sealed into their chain and to enter the feeds of those above.
CREATE TABLE unsealed_events_kept (
  event_id {id} NOT NULL,
  organization_id {id} NOT NULL,
  CONSTRAINT unsealed_events_in_order PRIMARY KEY (event_id)
) {by_key};
INSERT INTO unsealed_events_kept (event_id, organization_id) SELECT event_id, organization_id FROM unsealed_events;
DROP TABLE unsealed_events;
ALTER TABLE unsealed_events_kept RENAME TO unsealed_events;

-- Feed: what happened at or below each organization.
CREATE TABLE event_feed_kept (
  ancestor_id {id} NOT NULL,
  event_id {id} NOT NULL,
  organization_id {id} NOT NULL,
  CONSTRAINT event_feed_in_order PRIMARY KEY (ancestor_id, event_id)
) {by_key};
INSERT INTO event_feed_kept (ancestor_id, event_id, organization_id)
SELECT ancestor_id, event_id, organization_id FROM event_feed ORDER BY ancestor_id, event_id;
DROP TABLE event_feed;
ALTER TABLE event_feed_kept RENAME TO event_feed;

-- Index: what is found, by organization at or above, kind and word.
CREATE TABLE search_words_kept (
  scope_id {id} NOT NULL,
  kind {text} NOT NULL,
  word {text} NOT NULL,
  record_id {id} NOT NULL,
  organization_id {id} NOT NULL,
  CONSTRAINT search_words_in_order PRIMARY KEY (scope_id, kind, word, record_id)
) {by_key};
INSERT INTO search_words_kept (scope_id, kind, word, record_id, organization_id)
SELECT scope_id, kind, word, record_id, organization_id FROM search_words ORDER BY scope_id, kind, word, record_id;
DROP TABLE search_words;
ALTER TABLE search_words_kept RENAME TO search_words;

-- Index: words by what is left of their beginning when a letter is missed out.
CREATE TABLE search_spellings_kept (
  spelling {text} NOT NULL,
  word {text} NOT NULL,
  CONSTRAINT search_spellings_in_order PRIMARY KEY (spelling, word)
) {by_key};
INSERT INTO search_spellings_kept (spelling, word) SELECT spelling, word FROM search_spellings ORDER BY spelling, word;
DROP TABLE search_spellings;
ALTER TABLE search_spellings_kept RENAME TO search_spellings;

-- An event has no position before it is sealed: until then it need not stand in the order of positions.
DROP INDEX events_by_position;
CREATE UNIQUE INDEX events_by_position ON events (organization_id, position) WHERE position IS NOT NULL;

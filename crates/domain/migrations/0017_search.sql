-- Finding: every record that has a name, by the words of it, under each organization that may see it. Words are kept
-- as they sound in Latin letters, so that both scripts and all five languages meet.

-- Tenant: what a record is called, and its words, to tell what has changed and to look for a second word in.
CREATE TABLE search_records (
  organization_id {id} NOT NULL,
  id {id} NOT NULL,
  kind {text} NOT NULL,
  title {text} NOT NULL,
  detail {text} NOT NULL,
  words {text} NOT NULL,
  counted {int} NOT NULL,
  CONSTRAINT search_records_key PRIMARY KEY (organization_id, id),
  CONSTRAINT search_records_organization FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE,
  CONSTRAINT search_records_kind CHECK (kind IN ('customer', 'partner', 'user', 'license', 'code', 'invoice', 'installation'))
) {strict};

-- Index: records by organization at or above, kind and word: what a person may see is one stretch of it, whatever
-- the others have.
CREATE TABLE search_words (
  scope_id {id} NOT NULL,
  kind {text} NOT NULL,
  word {text} NOT NULL,
  record_id {id} NOT NULL,
  organization_id {id} NOT NULL,
  CONSTRAINT search_words_key PRIMARY KEY (scope_id, kind, word, record_id)
) {strict};

-- Index: words by what is left of their beginning when a letter is missed out, for words with a slip in them.
CREATE TABLE search_spellings (
  spelling {text} NOT NULL,
  word {text} NOT NULL,
  CONSTRAINT search_spellings_key PRIMARY KEY (spelling, word)
) {strict};

-- Reference: how far what was there before this table is entered; one row.
CREATE TABLE search_progress (
  name {text} NOT NULL,
  stage {text} NOT NULL,
  after_organization {id},
  after_record {id},
  finished {int} NOT NULL,
  CONSTRAINT search_progress_key PRIMARY KEY (name)
) {strict};
INSERT INTO search_progress (name, stage, finished)
SELECT 'records', 'customer', CASE WHEN EXISTS (SELECT 1 FROM organizations) THEN 0 ELSE 1 END;

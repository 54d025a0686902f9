-- Adverts as recognition compares them. Postings of one board with equal traits share a row. Texts are not kept twice:
-- a candidate's traits are read out of its text again.
CREATE TABLE adverts (
  advert_id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again, so that a band of a lost advert finds nothing
  traits_hash BLOB NOT NULL UNIQUE, -- first 8 bytes of SHA-256 over the traits
  block_key INTEGER, -- employer and job, 48 bits of SHA-256; null: no known employer
  place_key INTEGER -- 48 bits of SHA-256; null: says no place, or a whole country
) STRICT;
CREATE INDEX adverts_by_block ON adverts (block_key, place_key) WHERE block_key IS NOT NULL;

-- MinHash bands: how adverts without a known employer find others, and others find them.
CREATE TABLE advert_bands (
  band INTEGER NOT NULL,
  advert_id INTEGER NOT NULL,
  PRIMARY KEY (band, advert_id)
) STRICT, WITHOUT ROWID;

-- Pairs of adverts that offer the same opening by what they say, each in both directions.
CREATE TABLE likenesses (
  advert_id INTEGER NOT NULL REFERENCES adverts ON DELETE CASCADE,
  other_id INTEGER NOT NULL REFERENCES adverts ON DELETE CASCADE,
  reason INTEGER NOT NULL, -- code of codes.ts
  jaccard REAL NOT NULL,
  overlap REAL NOT NULL,
  PRIMARY KEY (advert_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX likenesses_by_other ON likenesses (other_id);

ALTER TABLE facts ADD COLUMN advert_id INTEGER REFERENCES adverts; -- null: too short to be known again by its text
ALTER TABLE facts ADD COLUMN application_key INTEGER; -- address to apply at and job, 48 bits of SHA-256
ALTER TABLE facts ADD COLUMN company_key INTEGER; -- 48 bits of SHA-256; null: no known employer
ALTER TABLE facts ADD COLUMN place_key INTEGER; -- as in adverts
CREATE INDEX facts_by_advert ON facts (advert_id) WHERE advert_id IS NOT NULL;
CREATE INDEX facts_by_application ON facts (application_key) WHERE application_key IS NOT NULL;
CREATE INDEX facts_by_opening ON facts (opening_id) WHERE opening_id <> posting_id;

-- The opening that this one is a repost of, more than 60 days after it was seen last.
ALTER TABLE openings ADD COLUMN repost_of INTEGER;
CREATE INDEX openings_by_repost ON openings (repost_of) WHERE repost_of IS NOT NULL;

-- Why a posting counts in the opening of another: a row for every posting that does not lead its opening.
CREATE TABLE merges (
  posting_id INTEGER PRIMARY KEY REFERENCES facts ON DELETE CASCADE,
  other_id INTEGER NOT NULL, -- posting of the same opening that it was recognised by
  reason INTEGER NOT NULL, -- code of codes.ts
  jaccard REAL,
  overlap REAL
) STRICT;

-- Merges that a person undid: these two are never in one opening again.
CREATE TABLE undone_merges (
  one_id INTEGER NOT NULL REFERENCES postings ON DELETE CASCADE,
  other_id INTEGER NOT NULL REFERENCES postings ON DELETE CASCADE, -- the larger number
  reason INTEGER NOT NULL,
  jaccard REAL,
  overlap REAL,
  undone_at TEXT NOT NULL,
  PRIMARY KEY (one_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX undone_merges_by_other ON undone_merges (other_id);

-- An opening that is seen again reaches further: its repost may be one with it now, which the next analysis settles.
CREATE TRIGGER repost_comes_near AFTER UPDATE OF last_seen_at ON postings
WHEN substr(new.last_seen_at, 1, 10) > substr(old.last_seen_at, 1, 10)
BEGIN
  UPDATE postings SET analysis_id = 0
  WHERE posting_id = new.posting_id AND EXISTS (
    SELECT 1
    FROM facts f JOIN openings o ON o.repost_of = f.opening_id JOIN sources s ON s.source_id = new.source_id
    WHERE f.posting_id = new.posting_id AND s.kind = 'snapshot'
      AND o.day - 60 <= julianday(substr(new.last_seen_at, 1, 10)) - 2440587.5
  );
END;

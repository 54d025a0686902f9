-- What adverts and postings are found again by: hashes, spread evenly over 32 bits. Each table has a young one beside it
-- that takes in what is new; see key-index.ts. Whoever finds a row by its key compares the whole of what was hashed.
CREATE TABLE advert_keys (key INTEGER NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (key, id)) STRICT, WITHOUT ROWID;
CREATE TABLE young_advert_keys (key INTEGER NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (key, id)) STRICT, WITHOUT ROWID;
CREATE TABLE posting_keys (key INTEGER NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (key, id)) STRICT, WITHOUT ROWID;
CREATE TABLE young_posting_keys (key INTEGER NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (key, id)) STRICT, WITHOUT ROWID;

-- MinHash bands; employer and job with the place, and without it. (a | b) - (a & b) is exclusive or.
INSERT OR IGNORE INTO advert_keys
  SELECT band AS key, advert_id AS id FROM advert_bands
  UNION ALL
  SELECT ((block_key | coalesce(place_key, 0)) - (block_key & coalesce(place_key, 0))) & 0xffffffff, advert_id
  FROM adverts WHERE block_key IS NOT NULL
  UNION ALL
  SELECT block_key >> 16, advert_id FROM adverts WHERE block_key IS NOT NULL
  ORDER BY key, id;
INSERT OR IGNORE INTO posting_keys
  SELECT first_32_bits(opening_key) AS key, posting_id AS id FROM facts
  UNION ALL
  SELECT application_key & 0xffffffff, posting_id FROM facts WHERE application_key IS NOT NULL
  ORDER BY key, id;

DROP TABLE advert_bands;
DROP INDEX adverts_by_block;
DROP INDEX facts_by_opening_key;
DROP INDEX facts_by_application;

-- By which most candidates are told unlike without being read again; null: not read since this column came.
ALTER TABLE adverts ADD COLUMN sketch BLOB;

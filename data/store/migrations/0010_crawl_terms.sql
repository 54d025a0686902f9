-- What a reading of a board asked for, when its source may be read again, and pages that ended the process.
ALTER TABLE run_sources ADD COLUMN scope_hash TEXT; -- readings compare when it is equal; null: an import, or noted by nobody
ALTER TABLE run_sources ADD COLUMN postponed_until TEXT; -- this run did not read it: its terms allow no reading before
ALTER TABLE frontier_pages ADD COLUMN lost_tries INTEGER NOT NULL DEFAULT 0; -- times it was in hand when the process ended

-- Sources whose terms limit how often they are read, whatever is asked of them.
CREATE TABLE reading_terms (
  type TEXT NOT NULL,
  host TEXT NOT NULL, -- with its port
  next_reading_at TEXT NOT NULL,
  PRIMARY KEY (type, host)
) STRICT, WITHOUT ROWID;

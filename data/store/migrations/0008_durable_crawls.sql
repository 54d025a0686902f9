-- What a crawl must not forget when its process dies, and what the next one has to remember.

-- The crawl that is at work on this database: at most one row.
CREATE TABLE crawl_lock (
  lock_id INTEGER PRIMARY KEY CHECK (lock_id = 1),
  pid INTEGER NOT NULL,
  process_mark TEXT, -- tells the process from a later one with the same pid; null where the system does not say
  since TEXT NOT NULL
) STRICT;

-- What an unfinished run set out to read. Gone when the run is finished.
CREATE TABLE frontier_entries (
  run_id INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  entry TEXT NOT NULL, -- id in the configuration
  config_hash TEXT NOT NULL,
  is_cut_short INTEGER NOT NULL DEFAULT 0, -- 1: it named more pages than a run reads
  PRIMARY KEY (run_id, entry)
) STRICT, WITHOUT ROWID;

CREATE TABLE frontier_pages (
  page_id INTEGER PRIMARY KEY, -- in the order in which they were found
  run_id INTEGER NOT NULL,
  entry TEXT NOT NULL,
  kind TEXT NOT NULL, -- listing, detail
  url TEXT NOT NULL,
  request TEXT NOT NULL, -- JSON: body to POST, names of keys, what the listing says about the posting
  state TEXT NOT NULL, -- todo, inHand, done, failed, gone, disallowed
  tries INTEGER NOT NULL DEFAULT 0, -- temporary failures so far
  UNIQUE (run_id, entry, kind, url),
  FOREIGN KEY (run_id, entry) REFERENCES frontier_entries ON DELETE CASCADE
) STRICT;

-- What a page said when it was last read, so that "not modified" can stand for it.
CREATE TABLE remembered_pages (
  page_id INTEGER PRIMARY KEY,
  entry TEXT NOT NULL,
  kind TEXT NOT NULL,
  url TEXT NOT NULL,
  config_hash TEXT NOT NULL, -- configuration and program that read it: others would read it differently
  validated_url TEXT, -- the address that gave the validators: not that of the page when it was redirected
  etag TEXT, -- verbatim
  last_modified TEXT, -- verbatim
  change_mark TEXT, -- what the listing said about its last change
  read_at TEXT NOT NULL, -- when its body was last read
  named_at TEXT NOT NULL, -- when a run last met it
  named TEXT NOT NULL, -- JSON: further pages, unreadable items, how complete its items were
  UNIQUE (entry, kind, url)
) STRICT;
CREATE TABLE remembered_postings (
  page_id INTEGER NOT NULL REFERENCES remembered_pages ON DELETE CASCADE,
  posting_id INTEGER NOT NULL REFERENCES postings ON DELETE CASCADE,
  PRIMARY KEY (page_id, posting_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX remembered_postings_by_posting ON remembered_postings (posting_id);

CREATE TABLE hosts (
  host TEXT PRIMARY KEY, -- with its port
  asked_at TEXT, -- when the latest request may have gone out
  closed_until TEXT -- before this instant it asked not to be asked
) STRICT, WITHOUT ROWID;

CREATE TABLE robots_files (
  origin TEXT PRIMARY KEY,
  read_at TEXT NOT NULL,
  fresh_until TEXT NOT NULL,
  body BLOB -- null: there is none, so everything may be read
) STRICT, WITHOUT ROWID;

-- One row a failure, so that a crawl can add to them page by page.
CREATE TABLE run_failures (
  failure_id INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL,
  source TEXT NOT NULL,
  board TEXT NOT NULL,
  place TEXT NOT NULL, -- address of the page, or file and line
  reason TEXT NOT NULL,
  FOREIGN KEY (run_id, source, board) REFERENCES run_sources ON DELETE CASCADE
) STRICT;
CREATE INDEX run_failures_by_source ON run_failures (run_id, source, board);
INSERT INTO run_failures (run_id, source, board, place, reason)
  SELECT run_id, source, board, value ->> 'where', value ->> 'reason'
  FROM run_sources, json_each(run_sources.failures)
  ORDER BY run_id, source, board, key;
ALTER TABLE run_sources DROP COLUMN failures;
ALTER TABLE run_sources ADD COLUMN not_modified INTEGER NOT NULL DEFAULT 0;

-- Days are integers, days since 1970-01-01 UTC; instants are ISO 8601 text with Z.

-- Texts that many rows share, as small integers.
CREATE TABLE skills (skill_id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE roles (role_id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE countries (country_id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE employers (employer_id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE analysis_versions (analysis_id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE sources (
  source_id INTEGER PRIMARY KEY,
  source TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  origin TEXT NOT NULL,
  attribution TEXT,
  licence TEXT,
  url TEXT,
  first_read_on TEXT NOT NULL, -- YYYY-MM-DD
  last_read_on TEXT NOT NULL, -- YYYY-MM-DD
  grain TEXT NOT NULL
) STRICT;

CREATE TABLE postings (
  posting_id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources,
  board TEXT NOT NULL,
  source_posting_id TEXT NOT NULL,
  analysis_id INTEGER NOT NULL DEFAULT 0, -- version that read it; 0: not read since it came or changed
  content_hash BLOB NOT NULL, -- first 16 bytes of SHA-256 over what the analysis reads
  posted_on TEXT, -- YYYY-MM-DD as stated; null when the source does not say
  first_seen_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  url TEXT,
  title TEXT NOT NULL,
  company TEXT,
  place_text TEXT,
  country TEXT,
  region TEXT,
  city TEXT,
  workplace TEXT NOT NULL,
  employment_type TEXT,
  salary_min REAL,
  salary_max REAL,
  salary_currency TEXT, -- null: no salary stated
  salary_period TEXT,
  UNIQUE (source_id, board, source_posting_id)
) STRICT;
CREATE INDEX postings_by_analysis ON postings (analysis_id);

-- Apart from the postings, so that walking them does not read their texts.
CREATE TABLE posting_texts (
  posting_id INTEGER PRIMARY KEY REFERENCES postings ON DELETE CASCADE,
  format TEXT NOT NULL,
  content BLOB NOT NULL -- UTF-8, compressed: see description-text.ts
) STRICT;

-- What the analysis read out of each posting: the truth that openings, index and weekly counts are made from.
CREATE TABLE facts (
  posting_id INTEGER PRIMARY KEY REFERENCES postings ON DELETE CASCADE,
  opening_id INTEGER NOT NULL, -- the posting that leads its opening; its own id when it is the lead
  opening_key BLOB NOT NULL, -- first 8 bytes of SHA-256 of the key
  day INTEGER NOT NULL, -- stated day, or day of the first sighting
  is_stated INTEGER NOT NULL,
  role_id INTEGER NOT NULL REFERENCES roles,
  seniority INTEGER NOT NULL, -- code of codes.ts
  country_id INTEGER REFERENCES countries,
  workplace INTEGER NOT NULL, -- code of codes.ts
  employer_id INTEGER REFERENCES employers,
  salary_min REAL,
  salary_max REAL,
  salary_currency TEXT,
  salary_period TEXT,
  mentions BLOB NOT NULL -- see mention-blob.ts
) STRICT;
CREATE INDEX facts_by_opening_key ON facts (opening_key);

CREATE TABLE openings (
  opening_id INTEGER PRIMARY KEY REFERENCES facts (posting_id),
  day INTEGER NOT NULL, -- earliest stated day of its postings, or earliest first sighting
  is_stated INTEGER NOT NULL
) STRICT;

-- The openings again, in columns: 2,048 openings a row, so that any selection is answered by walking a few hundred rows.
-- Kept equal to the facts by every write; see opening-segment.ts for the bytes. Measured with a million openings and
-- 15 million mentions (test/bench/layout): facts 7.8, their index 1.3, openings 0.8, segments 3.5, prepared counts 2.3
-- bytes a mention. A row per mention with an index by skill takes 28 (measured with a tenth of that).
CREATE TABLE opening_segments (
  segment_id INTEGER PRIMARY KEY, -- opening_id / 2048
  facets BLOB NOT NULL,
  skills BLOB NOT NULL
) STRICT;

-- Openings per skill, source and day bucket (the days that a week and a month share), prepared for the selections that
-- name no role, seniority, country or workplace. Kept equal to a recount by every write; see prepared-counts.ts.
CREATE TABLE prepared_counts (
  level TEXT NOT NULL, -- any, required
  skill_block INTEGER NOT NULL, -- skill_id / 64, rounded up; 0: the openings themselves, whatever they mention
  day_bucket INTEGER NOT NULL,
  cells BLOB NOT NULL,
  PRIMARY KEY (level, skill_block, day_bucket)
) STRICT;

CREATE TABLE runs (
  run_id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  started_at TEXT NOT NULL,
  finished_at TEXT -- null while it runs, or when it was killed
) STRICT;
CREATE TABLE run_sources (
  run_id INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  source TEXT NOT NULL,
  board TEXT NOT NULL,
  fetched INTEGER NOT NULL,
  new INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  closed INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  skipped_by_robots INTEGER NOT NULL,
  failures TEXT NOT NULL, -- JSON: [{where, reason}]
  PRIMARY KEY (run_id, source, board)
) STRICT, WITHOUT ROWID;

CREATE TABLE history_datasets (
  source_id INTEGER PRIMARY KEY REFERENCES sources,
  content_hash BLOB NOT NULL,
  span_from TEXT NOT NULL, -- YYYY-MM-DD
  span_until TEXT NOT NULL, -- YYYY-MM-DD, the day after
  openings INTEGER NOT NULL,
  postings INTEGER NOT NULL,
  has_required INTEGER NOT NULL, -- 0: nobody knows which mentions were required
  counted_skills TEXT -- JSON array of the skill ids that other people's rules counted; null: all
) STRICT;
CREATE TABLE history_cells (
  source_id INTEGER NOT NULL REFERENCES history_datasets ON DELETE CASCADE,
  grain TEXT NOT NULL,
  period_start INTEGER NOT NULL,
  role TEXT NOT NULL, -- '*': not told apart
  country TEXT NOT NULL, -- ISO code, 'unknown', or '*': not told apart
  openings INTEGER NOT NULL,
  counts BLOB NOT NULL, -- see history-counts.ts
  PRIMARY KEY (source_id, grain, period_start, role, country)
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

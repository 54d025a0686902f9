-- Runs of words of each opening's lead posting that may hold phrases: what discovery counts. Measured: 2.0 KB a posting
-- (the text itself takes 2.6), and counting them takes a quarter of the time of reading the texts again.
CREATE TABLE posting_chunks (
  posting_id INTEGER PRIMARY KEY REFERENCES postings ON DELETE CASCADE,
  reader TEXT NOT NULL, -- version of the rules that read them
  chunks BLOB NOT NULL -- compressed; see analysis/discovery/pack-chunks.ts
) STRICT;
CREATE TRIGGER posting_chunks_outdated AFTER INSERT ON posting_texts
BEGIN
  DELETE FROM posting_chunks WHERE posting_id = new.posting_id;
END;

-- What a person decided about a phrase, by its folded form. Phrases without a row are new.
CREATE TABLE phrase_reviews (
  phrase TEXT PRIMARY KEY,
  state TEXT NOT NULL, -- accepted, alias, ignored
  skill TEXT -- id of the skill that it became or names
) STRICT, WITHOUT ROWID;

-- Changes a person made to the shipped vocabulary, in order; applied over the files at every start.
CREATE TABLE vocabulary_edits (
  edit_id INTEGER PRIMARY KEY AUTOINCREMENT,
  edit TEXT NOT NULL -- JSON: see data/vocabulary/vocabulary-edit.ts
) STRICT;

-- Lists of phrases as they were last made: a page shows one at once while the next is being made.
CREATE TABLE phrase_lists (
  question TEXT PRIMARY KEY, -- what was asked, as JSON
  basis TEXT NOT NULL, -- adverts, rules and vocabulary that it was made from
  made_at TEXT NOT NULL,
  phrases TEXT NOT NULL -- JSON
) STRICT;

-- Goes up with every change of adverts and openings, whoever makes it.
CREATE TABLE advert_revision (revision INTEGER NOT NULL) STRICT;
INSERT INTO advert_revision (revision) VALUES (0);
CREATE TRIGGER advert_text_came AFTER INSERT ON posting_texts
BEGIN
  UPDATE advert_revision SET revision = revision + 1;
END;
CREATE TRIGGER opening_came AFTER INSERT ON openings
BEGIN
  UPDATE advert_revision SET revision = revision + 1;
END;
CREATE TRIGGER opening_changed AFTER UPDATE ON openings
BEGIN
  UPDATE advert_revision SET revision = revision + 1;
END;
CREATE TRIGGER opening_went AFTER DELETE ON openings
BEGIN
  UPDATE advert_revision SET revision = revision + 1;
END;

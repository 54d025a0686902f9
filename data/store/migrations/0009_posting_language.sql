-- Language of an advert, ISO 639-1. Only adverts in English are read for skills; openings led by another stand outside
-- the column index and the prepared counts, and are counted by themselves.
ALTER TABLE facts ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
CREATE INDEX facts_in_other_languages ON facts (language) WHERE language <> 'en';

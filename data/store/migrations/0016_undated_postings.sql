-- Postings that state no day count in the week they were first seen: how many, by source, without walking all of them.
CREATE INDEX postings_undated ON postings (source_id) WHERE posted_on IS NULL;

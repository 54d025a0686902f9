-- Life of a posting: when it changed, closed and came back, and what closed it.
ALTER TABLE postings ADD COLUMN changed_at TEXT; -- instant of the reading that found it changed last; null: never
ALTER TABLE postings ADD COLUMN change_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE postings ADD COLUMN expires_on TEXT; -- YYYY-MM-DD as stated, the last day it is open
ALTER TABLE postings ADD COLUMN closed_at TEXT;
ALTER TABLE postings ADD COLUMN closed_reason TEXT; -- missing, gone, removed, expired
ALTER TABLE postings ADD COLUMN reopened_at TEXT;
ALTER TABLE postings ADD COLUMN page_url TEXT; -- of its own page, where it was read from one; null: read from a listing
CREATE INDEX postings_by_page ON postings (page_url) WHERE page_url IS NOT NULL;

-- How far each reading of a board can be trusted, and the counts that tell.
ALTER TABLE run_sources ADD COLUMN not_offers INTEGER NOT NULL DEFAULT 0;
ALTER TABLE run_sources ADD COLUMN verdict TEXT; -- healthy, unhealthy, partial, failed, empty-unverified; null: nobody judged
ALTER TABLE run_sources ADD COLUMN verdict_reason TEXT;
ALTER TABLE run_sources ADD COLUMN starts_new_usual INTEGER NOT NULL DEFAULT 0;
ALTER TABLE run_sources ADD COLUMN items INTEGER NOT NULL DEFAULT 0;
ALTER TABLE run_sources ADD COLUMN with_title INTEGER NOT NULL DEFAULT 0;
ALTER TABLE run_sources ADD COLUMN with_url INTEGER NOT NULL DEFAULT 0;
ALTER TABLE run_sources ADD COLUMN with_date INTEGER NOT NULL DEFAULT 0;
ALTER TABLE run_sources ADD COLUMN with_text INTEGER NOT NULL DEFAULT 0;
CREATE INDEX run_sources_by_board ON run_sources (source, board, run_id);

-- What a source asks of those who show its postings.
ALTER TABLE sources ADD COLUMN link_duty TEXT; -- follow: a link that search engines follow; link; null: none stated

-- The instant at which each version of the rules first read a posting; null: before this was kept.
ALTER TABLE analysis_versions ADD COLUMN first_read_at TEXT;
CREATE TRIGGER rules_came AFTER INSERT ON analysis_versions
BEGIN
  UPDATE analysis_versions SET first_read_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') WHERE analysis_id = new.analysis_id;
END;

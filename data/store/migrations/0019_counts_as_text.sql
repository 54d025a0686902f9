-- Cells as text, a quarter of the bytes, and clustered: the rows of many buckets are read as one string. See count-cells.ts.
CREATE TABLE counts_as_text (
  level TEXT NOT NULL, -- any, required
  skill_block INTEGER NOT NULL, -- skill_id / 64, rounded up; 0: the openings themselves, whatever they mention
  day_bucket INTEGER NOT NULL,
  cells TEXT NOT NULL,
  PRIMARY KEY (level, skill_block, day_bucket)
) STRICT, WITHOUT ROWID;
INSERT INTO counts_as_text
  SELECT level, skill_block, day_bucket, cells_as_text(day_bucket, cells)
  FROM prepared_counts
  ORDER BY level, skill_block, day_bucket;
DROP TABLE prepared_counts;
ALTER TABLE counts_as_text RENAME TO prepared_counts;

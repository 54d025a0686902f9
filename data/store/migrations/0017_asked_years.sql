-- Years of experience that an advert states for a skill, of the advert as it was read last. Few state any: a row only then.
CREATE TABLE asked_years (
  skill_id INTEGER NOT NULL REFERENCES skills,
  posting_id INTEGER NOT NULL REFERENCES facts ON DELETE CASCADE,
  min_years REAL NOT NULL,
  max_years REAL, -- null: "5+ years", and "5 years"
  PRIMARY KEY (skill_id, posting_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX asked_years_of_posting ON asked_years (posting_id);

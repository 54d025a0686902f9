-- Weekly reports as they were published: their figures stay, whatever later rules or late adverts would say.
CREATE TABLE published_reports (
  week_start TEXT NOT NULL, -- Monday, YYYY-MM-DD
  selection_key TEXT NOT NULL, -- the selection as JSON, without its span
  published_at TEXT NOT NULL,
  rules_version TEXT NOT NULL,
  content BLOB NOT NULL, -- the report as JSON, deflated
  PRIMARY KEY (week_start, selection_key)
) STRICT, WITHOUT ROWID;

-- Pay of the openings that state any, in the order of their ids: read beside the columns of the same openings, without
-- touching the rows of the facts. SQLite keeps it equal to them.
CREATE INDEX facts_pay ON facts (posting_id, salary_min, salary_max, salary_currency, salary_period)
  WHERE salary_currency IS NOT NULL AND opening_id = posting_id;

-- Who gets the weekly report by mail, with the secret end of the address that ends it.
CREATE TABLE mail_subscriptions (
  recipient TEXT PRIMARY KEY, -- address, lower case
  token TEXT NOT NULL UNIQUE,
  ended_at TEXT -- null: still wanted
) STRICT, WITHOUT ROWID;

-- One row for each report and recipient, so that nobody gets two copies whatever stops the program.
CREATE TABLE report_mails (
  week_start TEXT NOT NULL, -- Monday, YYYY-MM-DD
  selection_key TEXT NOT NULL,
  recipient TEXT NOT NULL,
  state TEXT NOT NULL, -- waiting, handing-over, sent, refused, uncertain
  answer TEXT, -- last words of the mail server
  changed_at TEXT NOT NULL,
  PRIMARY KEY (week_start, selection_key, recipient)
) STRICT, WITHOUT ROWID;

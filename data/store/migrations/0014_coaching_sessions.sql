-- What a coach writes down of a client. Deleted with the person, and overwritten; see private-write.ts.
CREATE TABLE coaching_sessions (
  session_id TEXT PRIMARY KEY,
  profile_id TEXT NOT NULL REFERENCES profiles (profile_id) ON DELETE CASCADE,
  held_on TEXT NOT NULL,
  -- What the client may see, as JSON.
  fields TEXT NOT NULL,
  -- What nobody but the coach may see: in a column of its own, so that no list of the fields can carry it along.
  private_notes TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX coaching_sessions_of_profile ON coaching_sessions (profile_id, held_on);

CREATE TABLE private_notes (
  note_id TEXT PRIMARY KEY,
  profile_id TEXT NOT NULL REFERENCES profiles (profile_id) ON DELETE CASCADE,
  written_at TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX private_notes_of_profile ON private_notes (profile_id, written_at);

-- The development plan of a person. Deleted with them, and overwritten; see private-write.ts.
CREATE TABLE plans (
  profile_id TEXT PRIMARY KEY REFERENCES profiles (profile_id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  -- All but goals and check-ins, as JSON.
  fields TEXT NOT NULL,
  -- Days for calendars with their sequence numbers, those that are gone included, as JSON.
  calendar TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_goals (
  profile_id TEXT NOT NULL REFERENCES plans (profile_id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  goal_id TEXT NOT NULL,
  skill_id TEXT,
  state TEXT NOT NULL CHECK (state IN ('planned', 'active', 'paused', 'done', 'dropped')),
  fields TEXT NOT NULL,
  PRIMARY KEY (profile_id, position),
  UNIQUE (profile_id, goal_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_check_ins (
  profile_id TEXT NOT NULL REFERENCES plans (profile_id) ON DELETE CASCADE,
  check_in_id TEXT NOT NULL,
  held_on TEXT NOT NULL,
  fields TEXT NOT NULL,
  created_at TEXT NOT NULL,
  PRIMARY KEY (profile_id, check_in_id)
) STRICT, WITHOUT ROWID;

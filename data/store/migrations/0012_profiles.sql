-- People, in the same file as everything else: one file to keep, to back up and to delete. What is deleted here is
-- overwritten; see profile-store.ts.
CREATE TABLE profiles (
  profile_id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  group_name TEXT NOT NULL,
  -- Role now, vision and places as JSON.
  fields TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE profile_skills (
  profile_id TEXT NOT NULL REFERENCES profiles (profile_id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  skill_key TEXT NOT NULL,
  skill_id TEXT,
  name TEXT NOT NULL,
  level TEXT CHECK (level IN ('awareness', 'working', 'practitioner', 'expert')),
  evidence TEXT NOT NULL,
  PRIMARY KEY (profile_id, position),
  UNIQUE (profile_id, skill_key)
) STRICT, WITHOUT ROWID;

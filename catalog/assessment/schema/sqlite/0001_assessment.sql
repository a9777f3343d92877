-- Assessments of readiness by persons, and the action plan.
CREATE TABLE assessment (
  id TEXT NOT NULL PRIMARY KEY,
  state TEXT NOT NULL,             -- draft, in_review, published, superseded
  previous TEXT NOT NULL,          -- the version that this one was copied from; '' for the first
  created_at BIGINT NOT NULL,
  submitted_by TEXT NOT NULL,      -- account that asked for review; '' while nobody has
  published_at BIGINT NOT NULL,
  published_by TEXT NOT NULL,      -- account
  sha256 TEXT NOT NULL,            -- of the published document; '' before
  document TEXT NOT NULL           -- as it was published; '' before
);

-- What is written of an assessment: its head, an answer, a conclusion. Each has a version of its
-- own, so that two persons can write at once.
CREATE TABLE assessment_part (
  assessment TEXT NOT NULL,
  part TEXT NOT NULL,              -- "head", "odra.2.4", "odra.2"
  version BIGINT NOT NULL,
  document TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by TEXT NOT NULL,        -- account
  changed_name TEXT NOT NULL,      -- its name at that time
  PRIMARY KEY (assessment, part)
) WITHOUT ROWID;

-- Former versions of parts, and texts that came when the part had been changed meanwhile.
CREATE TABLE assessment_past (
  assessment TEXT NOT NULL,
  part TEXT NOT NULL,
  version BIGINT NOT NULL,         -- of an aside one: that it was written upon
  is_aside BIGINT NOT NULL,
  document TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by TEXT NOT NULL,
  changed_name TEXT NOT NULL
);
CREATE INDEX assessment_past_part ON assessment_past (assessment, part, version);

-- What reviewers say of a part.
CREATE TABLE assessment_remark (
  id TEXT NOT NULL PRIMARY KEY,
  assessment TEXT NOT NULL,
  part TEXT NOT NULL,
  text TEXT NOT NULL,
  is_settled BIGINT NOT NULL,
  written_at BIGINT NOT NULL,
  written_by TEXT NOT NULL,
  written_name TEXT NOT NULL
);
CREATE INDEX assessment_remark_of ON assessment_remark (assessment, part);

CREATE TABLE readiness_action (
  id TEXT NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  document TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  met_day BIGINT                   -- on which its success test was met first, days since 1970
);
CREATE TABLE readiness_action_note (
  action TEXT NOT NULL,
  written_at BIGINT NOT NULL,
  written_by TEXT NOT NULL,        -- account
  written_name TEXT NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX readiness_action_note_of ON readiness_action_note (action, written_at);

-- Who signs in with a code of their own device besides the password, and the last code's step.
CREATE TABLE second_factor (
  account TEXT PRIMARY KEY,
  secret TEXT NOT NULL,
  step BIGINT NOT NULL
) WITHOUT ROWID;

-- Times are milliseconds since 1970 in UTC.

-- What somebody is writing of a dataset; the public sees nothing of it. `seal` proves the other
-- columns.
CREATE TABLE working_copy (
  dataset TEXT NOT NULL PRIMARY KEY,
  base_revision BIGINT NOT NULL,
  version BIGINT NOT NULL,
  state TEXT NOT NULL,
  visibility TEXT NOT NULL,
  authors TEXT NOT NULL,
  note TEXT NOT NULL,
  updated_at BIGINT NOT NULL,
  seal TEXT NOT NULL,
  document TEXT NOT NULL
);

-- What is to be published at its minute: the dataset itself, or its working copy.
CREATE TABLE schedule (
  dataset TEXT NOT NULL PRIMARY KEY,
  is_copy BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  author TEXT NOT NULL,
  note TEXT NOT NULL
) WITHOUT ROWID;

-- What an agency wants to be so; one without a row has no rules.
CREATE TABLE agency_rule (
  agency TEXT NOT NULL PRIMARY KEY,
  two_persons BIGINT NOT NULL
) WITHOUT ROWID;

-- Answers to requests that named themselves by a key, to be given again. `request` is the digest of
-- what was asked.
CREATE TABLE kept_answer (
  account TEXT NOT NULL,
  key TEXT NOT NULL,
  time BIGINT NOT NULL,
  request TEXT NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (account, key)
);
CREATE INDEX kept_answer_time ON kept_answer (time);

-- Times are milliseconds since 1970 in UTC; 0: none.

-- What two persons erased for good, or were asked to. `kind` "content": the bytes of `sha256`;
-- "field": the member `pointer` of the documents of `dataset`. `digest` is the SHA-256 of what was
-- erased, `erased` how much of it was where (JSON). `indexed_at`: when the index was built anew
-- without it; `finished_at`: when no file of the data folder held it any more.
CREATE TABLE purge (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  dataset TEXT NOT NULL,
  pointer TEXT NOT NULL,
  digest TEXT NOT NULL,
  reason TEXT NOT NULL,
  state TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  asked_by_id TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  answered_by TEXT NOT NULL,
  answered_at BIGINT NOT NULL,
  note TEXT NOT NULL,
  erased TEXT NOT NULL,
  indexed_at BIGINT NOT NULL,
  finished_at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX purge_content ON purge (sha256) WHERE kind = 'content' AND state = 'done';
CREATE INDEX purge_unfinished ON purge (state, finished_at);

-- Revisions whose document a purge changed. The audit log has the digest of the document as it was;
-- by these rows, which it vouches for, the check finds the document as it is now.
CREATE TABLE replaced_digest (
  purge TEXT NOT NULL,
  dataset TEXT NOT NULL,
  number BIGINT NOT NULL,
  former TEXT NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (dataset, number, former)
) WITHOUT ROWID;
CREATE INDEX replaced_digest_purge ON replaced_digest (purge, dataset, number);

-- Backups that `portal backup` made: the file's name, and the last change that they hold.
CREATE TABLE backup_made (
  backup_id INTEGER PRIMARY KEY,
  time BIGINT NOT NULL,
  name TEXT NOT NULL,
  seq BIGINT NOT NULL
);

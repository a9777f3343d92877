-- Times are milliseconds since 1970 in UTC; 0: none.

-- Work to be done. A row stays for some time after its work is done, so that its key keeps the same
-- work from being queued again.
CREATE TABLE job (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  arguments TEXT NOT NULL,
  state TEXT NOT NULL,
  due_at BIGINT NOT NULL,
  attempt BIGINT NOT NULL,
  runner TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  lease_end BIGINT NOT NULL,
  ended_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX job_key ON job (key);
CREATE INDEX job_due ON job (state, due_at);

-- What came of each attempt; `message` is a sentence by its key, {"key","arguments"}.
CREATE TABLE job_run (
  id INTEGER PRIMARY KEY,
  job BIGINT NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  attempt BIGINT NOT NULL,
  started_at BIGINT NOT NULL,
  ended_at BIGINT NOT NULL,
  outcome TEXT NOT NULL,
  message TEXT NOT NULL
);

-- Who changed what. `hash` chains each entry to the one before; docs/operating.md says how. What may
-- tell of a person (the last three columns) is chained by its digest alone and becomes null when it
-- is erased.
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  time BIGINT NOT NULL,
  action TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  agency TEXT NOT NULL,
  revision BIGINT NOT NULL,
  content TEXT NOT NULL,
  detail_digest TEXT NOT NULL,
  hash TEXT NOT NULL,
  salt TEXT,
  actor TEXT,
  detail TEXT
);

-- Where the chain stood on each day; shown to everybody.
CREATE TABLE audit_head (
  date TEXT NOT NULL PRIMARY KEY,
  time BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  hash TEXT NOT NULL
) WITHOUT ROWID;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
WHEN NEW.salt IS NOT NULL OR NEW.actor IS NOT NULL OR NEW.detail IS NOT NULL
  OR NEW.seq <> OLD.seq OR NEW.time <> OLD.time OR NEW.action <> OLD.action
  OR NEW.kind <> OLD.kind OR NEW.id <> OLD.id OR NEW.agency <> OLD.agency
  OR NEW.revision <> OLD.revision OR NEW.content <> OLD.content
  OR NEW.detail_digest <> OLD.detail_digest OR NEW.hash <> OLD.hash
BEGIN SELECT RAISE(ABORT, 'entries of the audit log stay'); END;
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'entries of the audit log stay'); END;
CREATE TRIGGER audit_head_is_not_changed BEFORE UPDATE ON audit_head
BEGIN SELECT RAISE(ABORT, 'heads of the audit log stay'); END;
CREATE TRIGGER audit_head_is_not_deleted BEFORE DELETE ON audit_head
BEGIN SELECT RAISE(ABORT, 'heads of the audit log stay'); END;

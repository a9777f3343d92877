-- Times are milliseconds since 1970 in UTC.

-- For which agency a file was uploaded, and by which account; '' for what came otherwise.
ALTER TABLE file ADD COLUMN agency TEXT NOT NULL DEFAULT '';
ALTER TABLE file ADD COLUMN uploader TEXT NOT NULL DEFAULT '';
CREATE INDEX file_agency ON file (agency, byte_size) WHERE agency <> '';

-- Files that come in several requests. `byte_size` is what all of it will have; `flushed` bytes of
-- it are known to be on the disk, written while the machine ran that calls itself `boot`; `file` is
-- what it became, '' until then.
CREATE TABLE upload (
  id TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL,
  agency TEXT NOT NULL,
  name TEXT NOT NULL,
  byte_size BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  flushed BIGINT NOT NULL,
  boot TEXT NOT NULL,
  file TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX upload_agency ON upload (agency);
CREATE INDEX upload_expiry ON upload (expires_at);

-- Which content each revision hands out, or handed out; a row is never changed.
CREATE TABLE revision_file (
  sha256 TEXT NOT NULL,
  dataset TEXT NOT NULL,
  number BIGINT NOT NULL,
  PRIMARY KEY (sha256, dataset, number)
) WITHOUT ROWID;

-- Times are milliseconds since 1970 in UTC; 0: none.

-- Many datasets changed at once: prepared, looked at, carried out, undone.
CREATE TABLE batch (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  agency TEXT NOT NULL,
  author TEXT NOT NULL,
  name TEXT NOT NULL,
  request TEXT NOT NULL,
  source TEXT NOT NULL,
  state TEXT NOT NULL,
  prepared_at BIGINT NOT NULL,
  applied_at BIGINT NOT NULL,
  undone_at BIGINT NOT NULL
);
CREATE INDEX batch_of_agency ON batch (agency, prepared_at);

-- What happens to one dataset; `before` and `after` are its revisions, 0 where there is none.
CREATE TABLE batch_row (
  batch TEXT NOT NULL,
  place BIGINT NOT NULL,
  line BIGINT NOT NULL,
  dataset TEXT NOT NULL,
  title TEXT NOT NULL,
  outcome TEXT NOT NULL,
  state TEXT NOT NULL,
  source_key TEXT NOT NULL,
  before BIGINT NOT NULL,
  after BIGINT NOT NULL,
  document TEXT NOT NULL,
  findings TEXT NOT NULL,
  PRIMARY KEY (batch, place)
) WITHOUT ROWID;

-- What an agency begins its records with.
CREATE TABLE record_template (
  agency TEXT NOT NULL,
  name TEXT NOT NULL,
  document TEXT NOT NULL,
  author TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (agency, name)
) WITHOUT ROWID;

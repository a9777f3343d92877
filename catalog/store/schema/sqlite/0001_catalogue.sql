-- Times are milliseconds since 1970 in UTC. Documents are JSON text. An absent text is ''.

CREATE TABLE meta (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE agency (
  slug TEXT NOT NULL PRIMARY KEY,
  iri TEXT NOT NULL,
  parent TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  document TEXT NOT NULL,
  seal TEXT NOT NULL
);
CREATE UNIQUE INDEX agency_iri ON agency (iri) WHERE iri <> '';

CREATE TABLE agency_name (
  agency TEXT NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  PRIMARY KEY (agency, name)
) WITHOUT ROWID;
CREATE INDEX agency_name_key ON agency_name (name_key, agency);

CREATE TABLE source (
  key TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  format TEXT NOT NULL,
  catalogue TEXT NOT NULL,
  first_import BIGINT NOT NULL,
  last_import BIGINT NOT NULL,
  added BIGINT NOT NULL,
  changed BIGINT NOT NULL,
  unchanged BIGINT NOT NULL,
  refused BIGINT NOT NULL
) WITHOUT ROWID;

-- Every revision ever published; a row is never changed. The document stands last, so that the
-- other columns are read without it.
CREATE TABLE revision (
  revision_id INTEGER PRIMARY KEY,
  dataset TEXT NOT NULL,
  number BIGINT NOT NULL,
  time BIGINT NOT NULL,
  author TEXT NOT NULL,
  note TEXT NOT NULL,
  state TEXT NOT NULL,
  visibility TEXT NOT NULL,
  digest TEXT NOT NULL,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX revision_of ON revision (dataset, number);

-- What is current. `seal` proves the other columns, `digest` among them, which proves the document.
CREATE TABLE dataset (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  slug TEXT NOT NULL,
  source TEXT NOT NULL,
  source_key TEXT NOT NULL,
  agency TEXT NOT NULL,
  state TEXT NOT NULL,
  visibility TEXT NOT NULL,
  revision BIGINT NOT NULL,
  issued TEXT NOT NULL,
  modified TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  digest TEXT NOT NULL,
  seal TEXT NOT NULL,
  revision_id BIGINT NOT NULL
) WITHOUT ROWID;
CREATE UNIQUE INDEX dataset_source ON dataset (source, source_key) WHERE source_key <> '';
CREATE INDEX dataset_agency ON dataset (agency, kind, state, visibility);

CREATE VIEW current_dataset AS
  SELECT d.id, d.kind, d.slug, d.source, d.source_key, d.agency, d.state, d.visibility, d.revision,
         d.issued, d.modified, d.created_at, d.updated_at, d.digest, d.seal, r.document
  FROM dataset d JOIN revision r ON r.revision_id = d.revision_id;

-- All names that datasets have or had; the current one stands in `dataset`.
CREATE TABLE slug (
  slug TEXT NOT NULL PRIMARY KEY,
  dataset TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE distribution (
  id TEXT NOT NULL PRIMARY KEY,
  dataset TEXT NOT NULL,
  file TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX distribution_dataset ON distribution (dataset);
CREATE INDEX distribution_file ON distribution (file) WHERE file <> '';

CREATE TABLE file (
  id TEXT NOT NULL PRIMARY KEY,
  sha256 TEXT NOT NULL,
  byte_size BIGINT NOT NULL,
  media_type TEXT NOT NULL,
  name TEXT NOT NULL,
  created_at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX file_content ON file (sha256);

CREATE TABLE change (
  seq INTEGER PRIMARY KEY,
  time BIGINT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  revision BIGINT NOT NULL,
  action TEXT NOT NULL
);

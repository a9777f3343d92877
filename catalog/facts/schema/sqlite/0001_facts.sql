-- What is known of the catalogue, as facts that the formulas of the registry read: one row a thing,
-- NULL where nobody knows. Days are numbers since 1970-01-01 on the portal's clock; agencies are
-- named by slug, the root_ of a thing is the highest agency above its publisher. All of it is
-- derived: the file can be deleted and is filled again.

CREATE TABLE rd_publisher (
  id TEXT PRIMARY KEY,
  root_id TEXT,
  level TEXT,
  active INTEGER,
  dataset_n INTEGER,
  last_publish_day INTEGER,
  contact_ok INTEGER,
  officer_n INTEGER,
  plan_n INTEGER,
  list_reviewed_day INTEGER,
  inventory_n INTEGER
);

CREATE TABLE rd_dataset (
  id TEXT PRIMARY KEY,
  publisher_id TEXT,
  root_publisher_id TEXT,
  kind TEXT,
  access TEXT,
  origin TEXT,
  source_id TEXT,
  first_seen_day INTEGER,
  issued_day INTEGER,
  modified_day INTEGER,
  data_modified_day INTEGER,
  withdrawn_day INTEGER,
  tombstone INTEGER,
  revision_n INTEGER,
  version_set INTEGER,
  title_vi_len INTEGER,
  title_en_len INTEGER,
  desc_vi_len INTEGER,
  desc_en_len INTEGER,
  keyword_n INTEGER,
  theme_n INTEGER,
  theme_bad_n INTEGER,
  hvd_n INTEGER,
  spatial_set INTEGER,
  temporal_set INTEGER,
  temporal_end_day INTEGER,
  freq_set INTEGER,
  freq_days INTEGER,
  freq_never INTEGER,
  identifier_set INTEGER,
  identifier_pid INTEGER,
  licence_state TEXT,
  licence_mixed INTEGER,
  access_rights_set INTEGER,
  access_rights_vocab INTEGER,
  closed_reason_set INTEGER,
  publisher_set INTEGER,
  contact_set INTEGER,
  contact_valid INTEGER,
  doc_n INTEGER,
  schema_n INTEGER,
  provenance_len INTEGER,
  quality_note_len INTEGER,
  fee INTEGER,
  registration INTEGER,
  bulk INTEGER,
  api_n INTEGER,
  data_dist_n INTEGER,
  ok_dist_n INTEGER,
  unchecked_dist_n INTEGER,
  mr_dist_n INTEGER,
  unk_fmt_dist_n INTEGER,
  table_dist_n INTEGER,
  doc_format_n INTEGER,
  uses_ids INTEGER,
  uses_codes INTEGER,
  stars INTEGER,
  dcat_valid INTEGER,
  privacy_review TEXT,
  dup_group_n INTEGER,
  downloads_90d INTEGER,
  api_90d INTEGER,
  reuse_n INTEGER,
  lag_hours REAL
);

CREATE INDEX rd_dataset_publisher ON rd_dataset (publisher_id);

CREATE TABLE rd_dataset_theme (
  dataset_id TEXT,
  theme TEXT,
  PRIMARY KEY(dataset_id,theme)
);

CREATE TABLE rd_distribution (
  id TEXT PRIMARY KEY,
  dataset_id TEXT,
  root_publisher_id TEXT,
  access TEXT,
  withdrawn_day INTEGER,
  is_doc INTEGER,
  has_access_url INTEGER,
  has_download_url INTEGER,
  hosted INTEGER,
  archived INTEGER,
  access_state TEXT,
  download_state TEXT,
  last_checked_day INTEGER,
  broken_since_day INTEGER,
  is_https INTEGER,
  format_set INTEGER,
  media_set INTEGER,
  format_vocab INTEGER,
  nonprop INTEGER,
  machine INTEGER,
  format_matches INTEGER,
  shape TEXT,
  parse_ok INTEGER,
  utf8 INTEGER,
  preview_ok INTEGER,
  licence_id TEXT,
  licence_set INTEGER,
  licence_vocab INTEGER,
  rights_set INTEGER,
  byte_size_set INTEGER,
  checksum_set INTEGER,
  fixity_day INTEGER,
  fixity_ok INTEGER
);
CREATE INDEX rd_distribution_dataset ON rd_distribution (dataset_id);

CREATE TABLE rd_plan (
  id TEXT PRIMARY KEY,
  root_publisher_id TEXT,
  due_day INTEGER,
  published_day INTEGER,
  dataset_id TEXT,
  priority INTEGER
);

CREATE TABLE rd_inventory (
  id TEXT PRIMARY KEY,
  root_publisher_id TEXT,
  access TEXT,
  reason_set INTEGER,
  dataset_id TEXT
);

CREATE TABLE rd_source (
  id TEXT PRIMARY KEY,
  root_publisher_id TEXT,
  enabled INTEGER,
  schedule_days INTEGER,
  last_ok_day INTEGER,
  last_objects INTEGER,
  last_errors INTEGER
);

CREATE TABLE rd_request (
  id TEXT PRIMARY KEY,
  root_publisher_id TEXT,
  opened_day INTEGER,
  first_reply_day INTEGER,
  closed_day INTEGER,
  state TEXT,
  reason_set INTEGER,
  votes INTEGER,
  dataset_id TEXT
);

CREATE TABLE rd_feedback (
  id TEXT PRIMARY KEY,
  root_publisher_id TEXT,
  dataset_id TEXT,
  kind TEXT,
  opened_day INTEGER,
  first_reply_day INTEGER,
  closed_day INTEGER
);

CREATE TABLE rd_reuse (
  id TEXT PRIMARY KEY,
  root_publisher_id TEXT,
  sector TEXT,
  published_day INTEGER,
  dataset_n INTEGER,
  url_ok INTEGER
);

CREATE TABLE rd_cover_item (
  checklist TEXT,
  item TEXT,
  not_applicable INTEGER,
  confirmed_n INTEGER,
  claimed_n INTEGER,
  suggested_n INTEGER,
  best_open REAL,
  best_odb REAL,
  odin_points REAL,
  odin_max REAL,
  root_publisher_id TEXT,
  PRIMARY KEY(checklist,item)
);

CREATE TABLE rd_cover_claim (
  checklist TEXT,
  item TEXT,
  dataset_id TEXT,
  root_publisher_id TEXT,
  status TEXT,
  PRIMARY KEY(checklist,item,dataset_id)
);

CREATE TABLE rd_search_day (
  day INTEGER PRIMARY KEY,
  queries INTEGER,
  zero_results INTEGER
);

CREATE TABLE rd_usage_day (
  day INTEGER PRIMARY KEY,
  visits INTEGER,
  mobile_visits INTEGER,
  downloads INTEGER,
  api_calls INTEGER
);

CREATE TABLE rd_probe_day (
  day INTEGER,
  probe TEXT,
  probes INTEGER,
  ok INTEGER,
  p95_ms REAL,
  PRIMARY KEY(day,probe)
);

-- What the tables above are made from beside the catalogue. None of it is read by formulas.

-- What each content that the portal holds is, read once. 'state': "read", "too_large" (not looked
-- into), "missing" (not in the store). `format` is a code of the vocabulary of file types, '' when
-- it is not known; the rest is NULL where nobody knows. `checked_at`: when its digest was last
-- computed.
CREATE TABLE file_probe (
  sha256 TEXT NOT NULL PRIMARY KEY,
  state TEXT NOT NULL,
  format TEXT NOT NULL,
  encoding TEXT NOT NULL,
  byte_size BIGINT NOT NULL,
  parse_ok INTEGER,
  row_n BIGINT,
  column_n BIGINT,
  uses_ids INTEGER,
  uses_codes INTEGER,
  probed_at BIGINT NOT NULL,
  checked_at BIGINT,
  fixity_ok INTEGER
) WITHOUT ROWID;

-- What a check of outside links found of a distribution; the feeder of "linkcheck" fills it.
CREATE TABLE link_state (
  distribution TEXT NOT NULL PRIMARY KEY,
  access_state TEXT,
  download_state TEXT,
  last_checked_day INTEGER,
  broken_since_day INTEGER
) WITHOUT ROWID;

-- Datasets that everybody can see, for what is counted over several: by what one is told to double
-- another (title and agency), and when it was last published or changed.
CREATE TABLE dataset_beside (
  dataset TEXT NOT NULL PRIMARY KEY,
  name_key TEXT NOT NULL,
  agency TEXT NOT NULL,
  published_day INTEGER
) WITHOUT ROWID;
CREATE INDEX dataset_beside_name ON dataset_beside (name_key);
CREATE INDEX dataset_beside_agency ON dataset_beside (agency, published_day);

-- Which data service serves which dataset.
CREATE TABLE dataset_service (
  service TEXT NOT NULL,
  dataset TEXT NOT NULL,
  PRIMARY KEY (service, dataset)
) WITHOUT ROWID;
CREATE INDEX dataset_service_dataset ON dataset_service (dataset);

-- What fills the tables above, and when it last did (base::Time in milliseconds).
CREATE TABLE source_state (
  name TEXT NOT NULL PRIMARY KEY,
  is_there INTEGER NOT NULL,
  filled BIGINT,
  note TEXT NOT NULL
);

-- "reflected": the change of the catalogue up to which rd_dataset and rd_distribution stand;
-- "store": which catalogue that was; "reviews": the last check for personal data that they know;
-- "checked": when they were last made anew to compare, "differences": how many rows differed then.
CREATE TABLE facts_meta (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);

-- After an edit the figures of one agency are counted.
CREATE INDEX rd_dataset_agency ON rd_dataset (root_publisher_id);
CREATE INDEX rd_distribution_agency ON rd_distribution (root_publisher_id);

-- What somebody found who checked a file for personal data. Rows are added, never changed: the last
-- of a content is what holds. Of no dataset: checked before the file was part of one.
CREATE TABLE privacy_review (
  review_id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL,
  dataset TEXT NOT NULL,
  checked_by TEXT NOT NULL,
  time BIGINT NOT NULL,
  result TEXT NOT NULL,
  note TEXT NOT NULL,
  scan TEXT NOT NULL
);
CREATE INDEX privacy_review_content ON privacy_review (sha256, review_id);
CREATE INDEX privacy_review_dataset ON privacy_review (dataset, review_id) WHERE dataset <> '';

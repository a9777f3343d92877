-- What became of agencies by law. A former unit has a row for each successor, or one with '' when
-- it was closed without any. Dates are those of the law ("2025-07-01").
CREATE TABLE agency_succession (
  former TEXT NOT NULL,
  successor TEXT NOT NULL,
  kind TEXT NOT NULL,
  date TEXT NOT NULL,
  title TEXT NOT NULL,
  number TEXT NOT NULL,
  url TEXT NOT NULL,
  PRIMARY KEY (former, successor)
) WITHOUT ROWID;
CREATE INDEX agency_succession_successor ON agency_succession (successor);

-- Which datasets were a former unit's when it ended: counts stay readable by the old unit.
CREATE TABLE agency_former_dataset (
  agency TEXT NOT NULL,
  dataset TEXT NOT NULL,
  PRIMARY KEY (agency, dataset)
) WITHOUT ROWID;

-- Datasets that wait to be moved; a row goes when its dataset has moved.
CREATE TABLE agency_move (
  dataset TEXT NOT NULL PRIMARY KEY,
  former TEXT NOT NULL,
  successor TEXT NOT NULL,
  author TEXT NOT NULL,
  note TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX agency_move_former ON agency_move (former);

-- Settings that the portal's administrators changed, by the keys of portal.toml.
CREATE TABLE portal_setting (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL,
  changed_at BIGINT NOT NULL
) WITHOUT ROWID;

-- What came out of the registry, written where it changed. It cannot be derived again, because the
-- facts of former days are gone; so it lies beside the catalogue and is in its backup. Days are
-- numbers since 1970-01-01 on the portal's clock, times are milliseconds.

-- scope: "portal" when everything was evaluated, else the agency after whose edit it was.
CREATE TABLE readiness_run (
  id INTEGER PRIMARY KEY,
  scope TEXT NOT NULL,
  day INTEGER NOT NULL,
  started BIGINT NOT NULL,
  ended BIGINT NOT NULL,
  registry_hash TEXT NOT NULL,
  is_ok INTEGER NOT NULL,
  note TEXT NOT NULL
);

-- rating: the colour that is shown; fresh: that of this run alone, before it was held against the
-- former one. bounds: a digest of thresholds and bands.
CREATE TABLE readiness_measure (
  scope TEXT NOT NULL,
  indicator TEXT NOT NULL,
  day INTEGER NOT NULL,
  run BIGINT NOT NULL,
  pass BIGINT NOT NULL,
  fail BIGINT NOT NULL,
  unknown BIGINT NOT NULL,
  value REAL,
  low REAL,
  high REAL,
  rating TEXT NOT NULL,
  fresh TEXT NOT NULL,
  grey INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  bounds TEXT NOT NULL,
  PRIMARY KEY (scope, indicator, day)
) WITHOUT ROWID;

-- Whose figures the last run over everything made.
CREATE TABLE readiness_scope (
  scope TEXT NOT NULL PRIMARY KEY
);

-- Figures of the readiness indicators, kept where they change; facts themselves are derived
-- (catalog/facts). Days are numbers since 1970-01-01 on the portal's clock, times are milliseconds.
CREATE TABLE readiness_run (
  id INTEGER PRIMARY KEY,
  scope TEXT NOT NULL,
  started BIGINT NOT NULL,
  ended BIGINT NOT NULL,
  day INTEGER NOT NULL,
  registry_hash TEXT NOT NULL,
  is_ok INTEGER NOT NULL,
  note TEXT NOT NULL
);

-- One row a change. `seen` is the colour that the last run found: a published colour changes when
-- two runs in a row find the same new one, or when the value is clear of the threshold.
CREATE TABLE readiness_measure (
  indicator TEXT NOT NULL,
  scope TEXT NOT NULL,
  day INTEGER NOT NULL,
  pass BIGINT NOT NULL,
  fail BIGINT NOT NULL,
  unknown BIGINT NOT NULL,
  value REAL,
  low REAL,
  high REAL,
  rating TEXT NOT NULL,
  grey INTEGER NOT NULL,
  seen TEXT NOT NULL,
  revision INTEGER NOT NULL,
  thresholds TEXT NOT NULL,
  run BIGINT NOT NULL,
  PRIMARY KEY (indicator, scope, day)
) WITHOUT ROWID;
CREATE INDEX readiness_measure_scope ON readiness_measure (scope, indicator, day);

-- What an agency says is counted wrongly: until the day named the unit is unknown to the indicator.
-- A row stays until it is withdrawn or raised again; days are numbers since 1970-01-01. Who raised
-- it, the audit log tells.
CREATE TABLE readiness_dispute (
  indicator TEXT NOT NULL,
  unit TEXT NOT NULL,
  reason TEXT NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY (indicator, unit)
) WITHOUT ROWID;

-- How often a dataset was used on a day (days since 1970 in UTC). Nothing of who used it.
CREATE TABLE usage (
  dataset TEXT NOT NULL,
  day BIGINT NOT NULL,
  views BIGINT NOT NULL,
  downloads BIGINT NOT NULL,
  PRIMARY KEY (dataset, day)
) WITHOUT ROWID;
CREATE INDEX usage_day ON usage (day, dataset, views, downloads);

-- How often programs asked for a dataset.
ALTER TABLE usage ADD COLUMN calls BIGINT NOT NULL DEFAULT 0;

-- How the portal was used on a day of its own clock (days since 1970): pages looked at (and from
-- phones), downloads, calls of the interface for programs, searches and those that no dataset had
-- all the words of. Nothing of who used it.
CREATE TABLE used_day (
  day BIGINT NOT NULL PRIMARY KEY,
  visits BIGINT NOT NULL,
  mobile_visits BIGINT NOT NULL,
  downloads BIGINT NOT NULL,
  api_calls BIGINT NOT NULL,
  queries BIGINT NOT NULL,
  zero_results BIGINT NOT NULL
);

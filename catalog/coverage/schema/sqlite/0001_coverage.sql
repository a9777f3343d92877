-- What people say of the coverage of key data: which dataset covers an item of a checklist, what
-- agencies hold, and what they issued as their lists. Times are milliseconds since 1970 in UTC.

-- One dataset for one item. state: "suggested", "claimed", "confirmed", "rejected"; ticks: a JSON
-- array of the item's characteristics that a confirmed dataset has.
CREATE TABLE coverage_claim (
  item TEXT NOT NULL,
  dataset TEXT NOT NULL,
  state TEXT NOT NULL,
  origin TEXT NOT NULL,
  reason TEXT NOT NULL,
  note TEXT NOT NULL,
  ticks TEXT NOT NULL,
  actor TEXT NOT NULL,
  changed BIGINT NOT NULL,
  PRIMARY KEY (item, dataset)
) WITHOUT ROWID;
CREATE INDEX coverage_claim_dataset ON coverage_claim (dataset);

-- And whether everybody may see its dataset today.
CREATE VIEW coverage_claim_now AS
  SELECT c.item, c.dataset, c.state, c.origin, c.reason, c.note, c.actor, c.changed, c.ticks,
         EXISTS (SELECT 1 FROM dataset d WHERE d.id = c.dataset AND d.state = 'published'
                 AND d.visibility = 'public') AS is_public
  FROM coverage_claim c;

-- Items that a country does not have: no postcodes, no coast.
CREATE TABLE coverage_exempt (
  item TEXT PRIMARY KEY,
  reason TEXT NOT NULL,
  actor TEXT NOT NULL,
  changed BIGINT NOT NULL
) WITHOUT ROWID;

-- What an agency holds, open or not; `content` is JSON (catalog/coverage/inventory.hpp).
CREATE TABLE coverage_holding (
  agency TEXT NOT NULL,
  id TEXT NOT NULL,
  content TEXT NOT NULL,
  changed BIGINT NOT NULL,
  PRIMARY KEY (agency, id)
) WITHOUT ROWID;

-- Lists of open data as the heads of agencies issued them, each version whole; `entries` is JSON
-- (catalog/coverage/issued_list.hpp).
CREATE TABLE coverage_list (
  agency TEXT NOT NULL,
  version BIGINT NOT NULL,
  reviewed TEXT NOT NULL,
  title TEXT NOT NULL,
  url TEXT NOT NULL,
  entries TEXT NOT NULL,
  entry_count BIGINT NOT NULL,
  actor TEXT NOT NULL,
  loaded BIGINT NOT NULL,
  PRIMARY KEY (agency, version)
) WITHOUT ROWID;

-- "followed": the change of the catalogue up to which tags of records were taken.
CREATE TABLE coverage_meta (
  name TEXT PRIMARY KEY,
  value BIGINT NOT NULL
) WITHOUT ROWID;

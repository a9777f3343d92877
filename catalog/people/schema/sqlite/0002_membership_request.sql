-- Who asked to belong to an agency, and was not answered yet.
CREATE TABLE membership_request (
  account TEXT NOT NULL,
  agency TEXT NOT NULL,
  note TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  PRIMARY KEY (account, agency)
) WITHOUT ROWID;
CREATE INDEX membership_request_agency ON membership_request (agency);

-- People, what they may do, and by what they are known. Times are milliseconds since 1970 in UTC,
-- 0 for "never". Secrets stand here only as SHA-256, passwords only as Argon2id.
CREATE TABLE account (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  display_name TEXT NOT NULL,
  email TEXT NOT NULL,
  password TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  signed_in_at BIGINT NOT NULL,
  disabled_at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE TABLE membership (
  account TEXT NOT NULL,
  agency TEXT NOT NULL,
  role TEXT NOT NULL,
  granted_at BIGINT NOT NULL,
  PRIMARY KEY (account, agency)
) WITHOUT ROWID;
CREATE INDEX membership_agency ON membership (agency);
CREATE TABLE site_role (
  account TEXT NOT NULL,
  role TEXT NOT NULL,
  granted_at BIGINT NOT NULL,
  PRIMARY KEY (account, role)
) WITHOUT ROWID;
CREATE TABLE sign_in_session (
  hash TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  agent TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX sign_in_session_account ON sign_in_session (account);
CREATE TABLE api_token (
  id TEXT PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  label TEXT NOT NULL,
  scope TEXT NOT NULL,
  agency TEXT NOT NULL,
  hint TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT NOT NULL,
  revoked_at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX api_token_account ON api_token (account);
-- Links that are good once: to set a password, to become the first administrator, to join.
CREATE TABLE one_time_link (
  hash TEXT PRIMARY KEY,
  purpose TEXT NOT NULL,
  account TEXT NOT NULL,
  agency TEXT NOT NULL,
  role TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
) WITHOUT ROWID;

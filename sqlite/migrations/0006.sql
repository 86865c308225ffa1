-- People of the chambers who can sign in.
CREATE TABLE accounts (
  id       TEXT PRIMARY KEY,
  email    TEXT NOT NULL UNIQUE,
  name     TEXT NOT NULL,
  password TEXT NOT NULL, -- hash, '' = not set
  grants   TEXT NOT NULL, -- JSON
  revision INTEGER NOT NULL,
  created  INTEGER,
  disabled INTEGER
) WITHOUT ROWID;

-- Sessions and invitations.
CREATE TABLE passes (
  hash    TEXT PRIMARY KEY,
  purpose TEXT NOT NULL,
  account TEXT NOT NULL,
  created INTEGER,
  seen    INTEGER,
  expires INTEGER,
  revoked INTEGER
) WITHOUT ROWID;
CREATE INDEX passes_of_account ON passes (account);

-- What was done, and the chain that seals it.
CREATE TABLE entries (
  id      TEXT PRIMARY KEY,
  at      INTEGER NOT NULL,
  actor   TEXT NOT NULL,
  action  TEXT NOT NULL,
  scope   TEXT NOT NULL,
  subject TEXT NOT NULL,
  reason  TEXT NOT NULL,
  outcome TEXT NOT NULL,
  batch   INTEGER -- that seals it
) WITHOUT ROWID;
CREATE INDEX entries_of_scope ON entries (scope, id);
CREATE INDEX entries_of_batch ON entries (batch, id);

CREATE TABLE batches (
  number INTEGER PRIMARY KEY,
  count  INTEGER NOT NULL,
  last   TEXT NOT NULL,
  hash   TEXT NOT NULL,
  at     INTEGER NOT NULL
) WITHOUT ROWID;

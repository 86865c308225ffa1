-- A response that takes the place of one that held an error.
ALTER TABLE responses ADD COLUMN rectifies INTEGER NOT NULL DEFAULT 0;

-- The registry of issued reports.
CREATE TABLE reports (
  number        TEXT PRIMARY KEY,
  response      TEXT NOT NULL UNIQUE,
  engine        TEXT NOT NULL,
  assurance     TEXT NOT NULL,
  before        TEXT NOT NULL, -- '' = none
  before_engine TEXT NOT NULL,
  replaces      TEXT NOT NULL,
  link          TEXT NOT NULL UNIQUE,
  issued        INTEGER
) WITHOUT ROWID;

CREATE TABLE report_files (
  hash     TEXT PRIMARY KEY,
  length   INTEGER NOT NULL, -- bytes
  number   TEXT NOT NULL,
  renderer TEXT NOT NULL,
  language TEXT NOT NULL,
  seal     TEXT NOT NULL, -- '' = not sealed
  issued   INTEGER
) WITHOUT ROWID;

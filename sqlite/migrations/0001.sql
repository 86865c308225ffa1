-- Instants are UTC in milliseconds since 1970, NULL where there is none.
CREATE TABLE publications (
  id        TEXT NOT NULL,
  major     INTEGER NOT NULL,
  minor     INTEGER NOT NULL,
  patch     INTEGER NOT NULL,
  digest    TEXT NOT NULL,
  canonical BLOB NOT NULL,
  published INTEGER,
  PRIMARY KEY (id, major, minor, patch)
) WITHOUT ROWID;

CREATE TABLE responses (
  id             TEXT PRIMARY KEY,
  instrument     TEXT NOT NULL,
  major          INTEGER NOT NULL,
  minor          INTEGER NOT NULL,
  patch          INTEGER NOT NULL,
  state          TEXT NOT NULL,
  revision       INTEGER NOT NULL,
  notice_version TEXT NOT NULL,
  notice_at      INTEGER,
  language       TEXT NOT NULL,
  profile        TEXT NOT NULL, -- JSON, see profileRow
  unfinished     TEXT,          -- JSON, see formRow
  contact_key    TEXT NOT NULL,
  answers        TEXT NOT NULL, -- JSON, see answerRow
  began          INTEGER,
  saved          INTEGER,
  expires        INTEGER,
  submitted      INTEGER,
  withdrawn      INTEGER,
  company        TEXT NOT NULL,
  assurance      TEXT NOT NULL,
  confirmation   TEXT NOT NULL,
  updates        TEXT NOT NULL
);
CREATE INDEX responses_by_contact ON responses (contact_key, id) WHERE contact_key <> '' AND state IN ('draft', 'submitted');
CREATE INDEX responses_to_expire ON responses (expires) WHERE state = 'draft';

CREATE TABLE results (
  response TEXT NOT NULL,
  engine   TEXT NOT NULL,
  official INTEGER NOT NULL,
  result   TEXT NOT NULL, -- JSON, docs/result.schema.json
  PRIMARY KEY (response, engine)
) WITHOUT ROWID;

CREATE TABLE links (
  hash     TEXT PRIMARY KEY,
  response TEXT NOT NULL,
  scope    TEXT NOT NULL,
  created  INTEGER,
  expires  INTEGER,
  revoked  INTEGER
);
CREATE INDEX links_by_response ON links (response, created, hash);

CREATE TABLE companies (
  id             TEXT PRIMARY KEY,
  codice_fiscale TEXT NOT NULL UNIQUE,
  name           TEXT NOT NULL,
  revision       INTEGER NOT NULL,
  first_seen     INTEGER
);

CREATE TABLE facts (
  response      TEXT PRIMARY KEY,
  company       TEXT NOT NULL,
  instrument    TEXT NOT NULL,
  major         INTEGER NOT NULL,
  minor         INTEGER NOT NULL,
  patch         INTEGER NOT NULL,
  engine        TEXT NOT NULL,
  submitted     INTEGER,
  province      TEXT NOT NULL,
  size          TEXT NOT NULL,
  staff         TEXT NOT NULL,
  ateco         TEXT NOT NULL,
  ateco_version TEXT NOT NULL,
  reason        TEXT NOT NULL,
  assurance     TEXT NOT NULL,
  level         TEXT NOT NULL,
  overall       INTEGER,       -- millionths of a point, NULL = non valutabile
  areas         TEXT NOT NULL, -- JSON, see areaRow
  in_use        TEXT NOT NULL, -- JSON list
  planned       TEXT NOT NULL, -- JSON list
  superseded    INTEGER,
  withdrawn     INTEGER
);
CREATE INDEX facts_by_company ON facts (company, instrument, submitted, response);

CREATE TABLE outbox (
  id          TEXT PRIMARY KEY,
  kind        TEXT NOT NULL,
  response    TEXT NOT NULL,
  contact_key TEXT NOT NULL,
  created     INTEGER,
  due         INTEGER NOT NULL,
  attempts    INTEGER NOT NULL,
  sent        INTEGER NOT NULL
);
CREATE INDEX outbox_by_due ON outbox (due, id);

-- What statistics read of a fact that is not withdrawn: small numbers, beside
-- each other for each province. Words stand in their own table, "" is 0.
CREATE TABLE words (
  id   INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE
);
INSERT INTO words VALUES (0, '');

CREATE TABLE tallies (
  instrument INTEGER NOT NULL, -- word, as are all without another remark
  province   INTEGER NOT NULL,
  submitted  INTEGER NOT NULL, -- instant
  response   TEXT NOT NULL,
  superseded INTEGER NOT NULL, -- instant, the greatest number where it is not
  version    INTEGER NOT NULL,
  size       INTEGER NOT NULL,
  section    INTEGER NOT NULL,
  reason     INTEGER NOT NULL,
  assurance  INTEGER NOT NULL,
  level      INTEGER NOT NULL,
  origin     INTEGER,          -- level by which the company first counted, NULL = this is the first
  month      INTEGER NOT NULL, -- of submission, see stats.Month
  ended      INTEGER NOT NULL, -- month in which it was superseded, 0 = it is not
  bin        INTEGER NOT NULL, -- see stats.Bin
  overall    INTEGER,          -- millionths of a point, NULL = non valutabile
  areas      BLOB NOT NULL,    -- those that count, see encodeAreas
  in_use     BLOB NOT NULL,    -- words, see encodeTechnologies
  planned    BLOB NOT NULL,
  PRIMARY KEY (instrument, province, submitted, response)
) WITHOUT ROWID;

-- When facts of a province last changed.
CREATE TABLE fact_changes (
  province TEXT PRIMARY KEY,
  changed  INTEGER NOT NULL
) WITHOUT ROWID;

-- Drafts by where and when they were begun.
CREATE INDEX responses_begun ON responses (instrument, json_extract(profile, '$.province'), began) WHERE state = 'draft';

-- Snapshots: figures of closed periods that may be seen outside a chamber. The
-- span is its first month and how many months it has.
CREATE TABLE snapshots (
  instrument TEXT NOT NULL,
  major      INTEGER NOT NULL,
  first      INTEGER NOT NULL,
  months     INTEGER NOT NULL,
  edition    INTEGER NOT NULL,
  made       INTEGER NOT NULL,
  released   INTEGER,
  digest     TEXT NOT NULL,
  canonical  BLOB NOT NULL,
  PRIMARY KEY (instrument, major, first, months, edition)
);
CREATE INDEX snapshots_released ON snapshots (instrument, first, months, major, edition) WHERE released IS NOT NULL;
CREATE INDEX snapshots_latest ON snapshots (instrument, months, first, major, edition) WHERE released IS NOT NULL;
CREATE INDEX snapshots_latest_of ON snapshots (instrument, major, months, first, edition) WHERE released IS NOT NULL;

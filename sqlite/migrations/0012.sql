-- What people of a chamber write down about its companies.
CREATE TABLE notes (
  id          TEXT PRIMARY KEY,
  chamber     TEXT NOT NULL,
  company     TEXT NOT NULL,
  at          INTEGER NOT NULL,
  author      TEXT NOT NULL,
  author_name TEXT NOT NULL,
  follow_up   TEXT NOT NULL, -- that it sets, '' = none
  text        TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX notes_of_company ON notes (chamber, company, id);
CREATE INDEX notes_that_set ON notes (chamber, company, id) WHERE follow_up <> '';

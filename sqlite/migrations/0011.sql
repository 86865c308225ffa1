-- The generation of facts that is being made, in the table facts_next: one row or
-- none.
CREATE TABLE building (
  what       TEXT PRIMARY KEY, -- 'facts'
  generation TEXT NOT NULL
) WITHOUT ROWID;

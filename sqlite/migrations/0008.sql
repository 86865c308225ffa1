-- What is said of the database as a whole.
CREATE TABLE marks (name TEXT PRIMARY KEY) WITHOUT ROWID;

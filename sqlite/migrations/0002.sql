-- A retired version begins no response any more; NULL = in force.
ALTER TABLE publications ADD COLUMN retired INTEGER;

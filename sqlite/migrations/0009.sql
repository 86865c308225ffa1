-- Where a response stood among other companies when it was submitted.
ALTER TABLE responses ADD COLUMN position TEXT; -- JSON, see positionRow; NULL = none

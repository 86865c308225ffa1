-- Submitted and withdrawn responses to a version, to be scored again.
CREATE INDEX responses_frozen ON responses (instrument, major, minor, patch, id) WHERE state IN ('submitted', 'withdrawn');

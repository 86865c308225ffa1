-- What a chamber's staff looks up.
CREATE INDEX facts_of_province ON facts (province, submitted, response);

-- What companies are found by, of the names in submitted and withdrawn responses.
CREATE TABLE name_words (
  province TEXT NOT NULL,
  word     TEXT NOT NULL, -- folded
  response TEXT NOT NULL,
  company  TEXT NOT NULL,
  name     TEXT NOT NULL, -- all words, a blank before each
  PRIMARY KEY (province, word, response)
) WITHOUT ROWID;
CREATE INDEX name_words_of_response ON name_words (response);

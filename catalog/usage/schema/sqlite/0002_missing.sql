-- How often something was looked for in a week and hardly found: folded words, the reader's
-- language, the Monday (days since 1970 in UTC). Nothing of who looked for it.
CREATE TABLE missing (
  week BIGINT NOT NULL,
  words TEXT NOT NULL,
  language TEXT NOT NULL,
  asked BIGINT NOT NULL,
  filtered BIGINT NOT NULL,
  least BIGINT NOT NULL,
  last BIGINT NOT NULL,
  PRIMARY KEY (week, words, language)
) WITHOUT ROWID;

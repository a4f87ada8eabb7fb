-- 年报原件: every file from which the report of a year was read in, also those whose reading another one took the place of;
-- their content lies in the file space under `hash` (SM3). What was read in before this script has no line. Expand only.

CREATE TABLE annual_original (
    body TEXT NOT NULL,
    year BIGINT NOT NULL CHECK (year >= 2008),
    hash TEXT NOT NULL,
    name TEXT NOT NULL,
    bytes BIGINT NOT NULL CHECK (bytes > 0),
    account TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (body, year, hash)
) {strict};

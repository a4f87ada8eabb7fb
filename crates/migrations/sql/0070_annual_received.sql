-- 读入的年报: the report of a year that was published elsewhere, as it was read; another reading of the year takes its place.
-- `report` is the interchange shape, `faults` a JSON list of sentences, `file` the SM3 of the bytes. Expand only.

CREATE TABLE annual_received (
    body TEXT NOT NULL,
    year BIGINT NOT NULL CHECK (year >= 2008),
    file TEXT NOT NULL,
    name TEXT NOT NULL,
    account TEXT NOT NULL,
    at BIGINT NOT NULL,
    report TEXT NOT NULL,
    faults TEXT NOT NULL,
    PRIMARY KEY (body, year)
) {strict};

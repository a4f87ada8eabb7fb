-- 数过的记录 The records behind a number, each once, so that a page of them is found in their order however many rows each
-- has and however many years there are. Expand only: an older binary leaves both as they were.

-- One row per record, division and year where a record may have many rows (the reviews of M-06); `times` is how many. The
-- division `*` holds the records of a metric whatever the division, of those whose value is the number of records.
CREATE TABLE figure_record (
    body TEXT NOT NULL,
    metric TEXT NOT NULL,
    part TEXT NOT NULL,
    year TEXT NOT NULL,
    record TEXT NOT NULL,
    times BIGINT NOT NULL,
    PRIMARY KEY (body, metric, part, year, record)
) {strict};

INSERT INTO figure_record (body, metric, part, year, record, times)
SELECT body, metric, part, SUBSTR(day, 1, 4), record, COUNT(*)
  FROM figure WHERE metric = 'M-06' GROUP BY body, metric, part, SUBSTR(day, 1, 4), record;
INSERT INTO figure_record (body, metric, part, year, record, times)
SELECT body, metric, '*', SUBSTR(day, 1, 4), record, COUNT(*)
  FROM figure WHERE metric IN ('M-05', 'M-18') GROUP BY body, metric, SUBSTR(day, 1, 4), record;

-- 存量 One row per record and division that runs on: the day from which it counts and the first on which it no longer does;
-- '9999-12-31' where that day is not known.
CREATE TABLE figure_open (
    body TEXT NOT NULL,
    metric TEXT NOT NULL,
    part TEXT NOT NULL,
    record TEXT NOT NULL,
    began TEXT NOT NULL,
    ended TEXT NOT NULL,
    PRIMARY KEY (body, metric, part, record)
) {strict};
-- What stands at a day ended behind it: what ended long ago is not looked through.
CREATE INDEX figure_open_at ON figure_open (body, metric, part, ended, record, began);

INSERT INTO figure_open (body, metric, part, record, began, ended)
SELECT body, metric, part, record, COALESCE(MIN(day) FILTER (WHERE ordinal = 0), '9999-12-31'),
       COALESCE(MIN(day) FILTER (WHERE ordinal = 1), '9999-12-31')
  FROM figure
 WHERE part LIKE 't3.open.%' OR part LIKE 't4.%.pending' OR part = 't2.normative.in_force' OR part = 'members'
 GROUP BY body, metric, part, record;

-- 0061 台账 One row per kind and year that somebody wrote in or opened: `state` is empty until it is opened, `next` the
-- number of the next record. The row of the year 0 is what writers of one kind take in turn.
CREATE TABLE register_book (
    body TEXT NOT NULL,
    kind TEXT NOT NULL,
    year BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('', 'open', 'complete', 'nothing')),
    version BIGINT NOT NULL,
    next BIGINT NOT NULL,
    PRIMARY KEY (body, kind, year)
) {strict};

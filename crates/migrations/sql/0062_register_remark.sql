-- 0062 理由 One row per sentence somebody wrote beside an act on a record or a book; the ledger holds only its hash.
CREATE TABLE register_remark (
    body TEXT NOT NULL,
    id TEXT NOT NULL,
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,
    account TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (body, id, position)
) {strict};

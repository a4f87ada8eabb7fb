-- 0068 文字 One row per sentence somebody wrote beside an act: what happened, why not; the ledger holds only its hash.
CREATE TABLE obligation_remark (
    body TEXT NOT NULL,
    id TEXT NOT NULL,
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,
    account TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (body, id, position)
) {strict};

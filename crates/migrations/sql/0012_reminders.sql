-- 0012 提醒与升级 (operations.md §3.3). Expand only: an older binary ignores the column and the table, and then nobody
-- further is told.
ALTER TABLE waiting ADD COLUMN next_role TEXT NOT NULL DEFAULT '';

-- 提醒 One row per thing that waits and was told of: at half time, past its day, to the next level. What waits anew
-- waits since another instant, and is told of anew.
CREATE TABLE reminder (
    body TEXT NOT NULL,
    record TEXT NOT NULL,
    what TEXT NOT NULL,
    role TEXT NOT NULL,
    section TEXT NOT NULL,
    account TEXT NOT NULL,
    since BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('half', 'late', 'up')),
    at BIGINT NOT NULL,
    PRIMARY KEY (body, record, what, role, section, account, since, kind)
) {strict};

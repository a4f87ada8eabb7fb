-- 谁在等谁、公开地址、统计数: what pages of every department share, filed together with the entry that caused it.

-- 待办 One row per thing somebody is expected to do for a record of `body`.
CREATE TABLE waiting (
    body TEXT NOT NULL,
    record TEXT NOT NULL,
    what TEXT NOT NULL,
    role TEXT NOT NULL,
    section TEXT NOT NULL,
    account TEXT NOT NULL,
    since BIGINT NOT NULL,
    remind_on TEXT NOT NULL,
    due TEXT NOT NULL,
    PRIMARY KEY (body, record, what, role, section, account)
) {strict};
CREATE INDEX waiting_role ON waiting (body, role, section, due);
CREATE INDEX waiting_account ON waiting (body, account, due);
CREATE INDEX waiting_due ON waiting (due);

-- 公开地址 One row per address ever published: 200 shows its record, 301 leads on, 410 says it was withdrawn.
CREATE TABLE address (
    path TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL,
    record TEXT NOT NULL,
    kind TEXT NOT NULL,
    standing BIGINT NOT NULL CHECK (standing IN (200, 301, 410)),
    target TEXT NOT NULL,
    position BIGINT NOT NULL
) {strict};
CREATE INDEX address_record ON address (body, record);

-- 统计数 One row per record that a metric counts on a day; `part` is empty for the figure itself.
CREATE TABLE figure (
    body TEXT NOT NULL,
    metric TEXT NOT NULL,
    part TEXT NOT NULL,
    day TEXT NOT NULL,
    record TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (body, metric, part, day, record, ordinal)
) {strict};

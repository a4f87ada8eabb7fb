-- 0065 公开任务 What a body owes the public, one row a task (catalogue.md §8). Expand only: an older binary ignores these
-- tables. `state` is the affair's own record as JSON; `slot` the reason under which an item owes it once, and stays when
-- a question turns into an event; `item` the published item that answers it.
CREATE TABLE obligation_task (
    body TEXT NOT NULL,
    number TEXT NOT NULL,
    year BIGINT NOT NULL,
    code TEXT NOT NULL,
    slot TEXT NOT NULL,
    due TEXT NOT NULL,
    closed BOOLEAN NOT NULL,
    item TEXT,
    state TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (body, number)
) {strict};
CREATE UNIQUE INDEX obligation_task_slot ON obligation_task (body, code, slot);
CREATE INDEX obligation_task_year ON obligation_task (body, year, due, number);
CREATE INDEX obligation_task_open ON obligation_task (body, closed, due, number);
CREATE INDEX obligation_task_item ON obligation_task (body, item) WHERE item IS NOT NULL;

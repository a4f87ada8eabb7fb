-- 0069 看到哪里 Up to which publication tasks were answered, one row a body; whoever files takes it in turn. And what each
-- task was told of, so that nothing is told twice: `turn` is the day from which its time ran.
CREATE TABLE obligation_seen (
    body TEXT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    item TEXT NOT NULL
) {strict};

CREATE TABLE obligation_told (
    body TEXT NOT NULL,
    number TEXT NOT NULL,
    mark TEXT NOT NULL,
    turn TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (body, number, mark, turn)
) {strict};

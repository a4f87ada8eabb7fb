-- 交过的表 Which page of a form was handed in, as digests of its key and of its words: a copy of that very page that comes
-- behind it is late, and no draft. Kept for a day.
CREATE TABLE publication_handed_in (
    body TEXT NOT NULL,
    number TEXT NOT NULL,
    account TEXT NOT NULL,
    page TEXT NOT NULL,
    words TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (body, number, account, page)
) {strict};

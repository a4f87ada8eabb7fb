-- 0074 增补事项的名称 The title of each added row under which a body owes something, so that lists of tasks can name it
-- without looking into another body. Expand only.
CREATE TABLE obligation_title (
    body TEXT NOT NULL,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (body, code)
) {strict};

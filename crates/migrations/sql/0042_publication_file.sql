-- 附件和图片 Which files a body brought, for which item; their content lies in the file space. `waits` until a text is kept.
CREATE TABLE publication_file (
    body TEXT NOT NULL,
    number TEXT NOT NULL,
    hash TEXT NOT NULL,
    name TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    picture BOOLEAN NOT NULL,
    waits BOOLEAN NOT NULL,
    account TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (body, number, hash)
) {strict};
CREATE INDEX publication_file_hash ON publication_file (body, hash);

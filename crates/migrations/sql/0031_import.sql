-- 0031 导入 One row per file whose items were taken in: the same file is not taken twice. Expand only.
CREATE TABLE import (
    body TEXT NOT NULL,
    hash TEXT NOT NULL,
    name TEXT NOT NULL,
    account TEXT NOT NULL,
    at BIGINT NOT NULL,
    items BIGINT NOT NULL,
    PRIMARY KEY (body, hash)
) {strict};

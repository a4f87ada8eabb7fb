-- 年度报告: one row per body and year, its figures and drafts under their hashes, and what each text handed in was made of.

CREATE TABLE annual (
    body TEXT NOT NULL,
    year BIGINT NOT NULL CHECK (year >= 2021),
    state TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (body, year)
) {strict};

-- 数和稿 Figures (`snapshot`) and drafts (`draft`) as JSON; never changed, the same content is one row.
CREATE TABLE annual_content (
    body TEXT NOT NULL,
    hash TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (body, hash)
) {strict};

-- 送审稿 Which figures and which draft the text of this content hash was made of.
CREATE TABLE annual_handed (
    body TEXT NOT NULL,
    year BIGINT NOT NULL,
    content_hash TEXT NOT NULL,
    item TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    draft TEXT NOT NULL,
    PRIMARY KEY (body, year, content_hash)
) {strict};

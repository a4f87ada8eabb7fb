-- 稿件 Drafts on their way to the public, and what was published (第十七、二十条; operations.md §§2–4).

-- One row per item. `state` is the affair's own record as JSON; the columns beside it repeat what lists ask for.
CREATE TABLE item (
    body TEXT NOT NULL,
    id TEXT NOT NULL,
    section TEXT NOT NULL,
    catalogue TEXT NOT NULL,
    author TEXT NOT NULL,
    title TEXT NOT NULL,
    importance TEXT NOT NULL,
    stage TEXT NOT NULL,
    due TEXT,
    state TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    release_at BIGINT,
    published_at BIGINT,
    index_number TEXT,
    PRIMARY KEY (body, id)
) {strict};
CREATE UNIQUE INDEX item_index_number ON item (index_number) WHERE index_number IS NOT NULL;
CREATE INDEX item_stage ON item (body, stage, due, id);
CREATE INDEX item_release ON item (release_at) WHERE release_at IS NOT NULL;
CREATE INDEX item_published ON item (body, published_at, id) WHERE published_at IS NOT NULL;

-- 定稿 One row per text somebody saw, frozen under the hash of its content: signatures name the hash.
CREATE TABLE item_text (
    body TEXT NOT NULL,
    id TEXT NOT NULL,
    hash TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    attachments TEXT NOT NULL,
    written_by TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    PRIMARY KEY (body, id, hash)
) {strict};

-- 意见 One row per sentence a person wrote beside an act: opinions, reasons, notes. The ledger holds only their number.
CREATE TABLE item_remark (
    body TEXT NOT NULL,
    id TEXT NOT NULL,
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,
    account TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (body, id, position, kind)
) {strict};

-- 索引号 The next number of a year; given in the transaction that publishes, so that drafts leave no gap.
CREATE TABLE index_sequence (
    body TEXT NOT NULL,
    year BIGINT NOT NULL,
    next BIGINT NOT NULL,
    PRIMARY KEY (body, year)
) {strict};

-- 自动保存 What an author typed and did not hand in; nobody else sees it, and no ledger entry speaks of it.
CREATE TABLE item_autosave (
    body TEXT NOT NULL,
    id TEXT NOT NULL,
    account TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (body, id, account)
) {strict};

-- 自动存下的 What somebody typed into the form of a text and did not hand in: one row per account and item, or per number
-- under which an item is being begun. Nobody else sees it, and no ledger entry speaks of it.
CREATE TABLE publication_copy (
    body TEXT NOT NULL,
    number TEXT NOT NULL,
    account TEXT NOT NULL,
    fields TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (body, number, account)
) {strict};
CREATE INDEX publication_copy_account ON publication_copy (body, account, at);

-- 0056 文号、有效期、解读 What a text says as a document, or as the explanation of one (website.md §5.2): part of what its hash is
-- taken of. Expand only: what stands there says nothing of it, and an older binary writes texts that say nothing.
ALTER TABLE item_text ADD COLUMN paper TEXT NOT NULL DEFAULT '';

-- 找文号 Every item of which any text ever had this number, folded; whether it has it now, its text says.
CREATE TABLE document_number (
    body TEXT NOT NULL,
    number TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (body, number, id)
) {strict};

-- 找解读 Every item of which any text ever explained this document; whether it does now, its text says.
CREATE TABLE interpretation (
    body TEXT NOT NULL,
    document TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (body, document, id)
) {strict};

-- 索引号 The index numbers of a body's items without reading the items: a number that many records stand behind names them all.
-- Expand only: an older binary does not look.
CREATE INDEX item_numbers ON item (body, id, index_number) WHERE index_number IS NOT NULL;

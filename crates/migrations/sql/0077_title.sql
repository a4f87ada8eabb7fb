-- 同名 Whether another item of the body has the same title is asked whenever one is handed in.
CREATE INDEX item_title ON item (body, title);

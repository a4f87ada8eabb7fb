-- 正文的写法 Whether a text is plain lines or rich text in its canonical form. Expand only: what stands there is plain.
ALTER TABLE item_text ADD COLUMN form TEXT NOT NULL DEFAULT 'plain';

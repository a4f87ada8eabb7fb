-- 0050 公开的信息 What the public lists show, in their order (website.md §§4, 5). Expand only: an older binary ignores the
-- column, and what it releases enters the lists with its next step.
-- `shown_at` is the instant of the first publication while the item is public, and NULL while it is not.
ALTER TABLE item ADD COLUMN shown_at BIGINT;
UPDATE item SET shown_at = published_at
 WHERE EXISTS (SELECT 1 FROM address WHERE address.body = item.body AND address.record = item.id
                AND address.kind = 'publication' AND address.standing = 200);
CREATE INDEX item_shown ON item (body, shown_at, id, catalogue) WHERE shown_at IS NOT NULL;
CREATE INDEX item_shown_in ON item (body, catalogue, shown_at, id) WHERE shown_at IS NOT NULL;
-- 附件 Only texts with files are looked through when the public asks for a file.
CREATE INDEX item_text_files ON item_text (body, id) WHERE attachments <> '[]';
-- 站点地图 The addresses that answer, in their order. A part of the table, so that what asks for the address of one record
-- goes on using `address_record`.
CREATE INDEX address_shown ON address (body, path) WHERE kind = 'publication' AND standing = 200;

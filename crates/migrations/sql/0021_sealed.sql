-- 字段加密 Personal fields at rest (operations.md §10, 数据保密性). Expand only: an older binary finds an empty name and no
-- second factor. A value stands sealed here or, until the program next starts, plain in its old column; never in both.

-- `key version (4) | nonce (12) | ciphertext | tag (16)`, bound to table, column, body and row.
ALTER TABLE person ADD COLUMN name_sealed BYTEA;
ALTER TABLE credential ADD COLUMN factor_sealed BYTEA;
ALTER TABLE credential ADD COLUMN offered_sealed BYTEA;

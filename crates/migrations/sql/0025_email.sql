-- 收信的邮箱加密存放 As the other personal fields (0021). Expand only: an older binary finds no address and sends no letter.
ALTER TABLE account ADD COLUMN email_sealed BYTEA;

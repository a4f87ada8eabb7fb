-- 0022 收信的邮箱 Where letters reach an account; NULL for who wants none. Expand only.
ALTER TABLE account ADD COLUMN email TEXT;

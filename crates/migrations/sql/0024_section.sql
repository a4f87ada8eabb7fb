-- 撤销内设机构 A section that was closed stays for what was done in it; nobody sits down in it any more.
ALTER TABLE section ADD COLUMN closed_at BIGINT;

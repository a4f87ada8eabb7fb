-- 0055 联系方式 What the public pages say of how a body is reached (website.md §§2, 5.1): its office, not its people. Expand
-- only: an older binary shows none of it. A field that is empty is not shown.
CREATE TABLE body_contact (
    body TEXT NOT NULL PRIMARY KEY,
    phone TEXT NOT NULL,
    address TEXT NOT NULL,
    hours TEXT NOT NULL,
    email TEXT NOT NULL,
    host TEXT NOT NULL,
    site_code TEXT NOT NULL
) {strict};

-- 0073 稿件用过的增补事项 Each row the county above added, as it was when an item of the body was last put under it: an item
-- keeps its title, its column and its limit also when the row is taken back. Expand only.
CREATE TABLE item_matter (
    body TEXT NOT NULL,
    code TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (body, code)
) {strict};

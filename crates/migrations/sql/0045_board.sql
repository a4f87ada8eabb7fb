-- 0045 稿件板和查找 What lists of items ask for (operations.md §3.3: the board shows the days left in every state). Expand
-- only: an older binary leaves what is new at its default, and the next start of this one sets it right.

-- `turn_due` is the nearest day by which somebody is to act, or the day of a scheduled release; the last day there is for
-- what waits for nobody. `dated_at` gives the year of an item: its first publication, else its beginning, ms UTC.
ALTER TABLE item ADD COLUMN turn_due TEXT NOT NULL DEFAULT '9999-12-31';
ALTER TABLE item ADD COLUMN dated_at BIGINT NOT NULL DEFAULT 0;
CREATE INDEX item_board ON item (body, turn_due, id, stage, section, catalogue, author, dated_at);
CREATE INDEX item_tabs ON item (body, stage, turn_due, id, section, catalogue, author, dated_at);
CREATE INDEX item_branches ON item (body, catalogue, dated_at);

-- 查找 One row per item: the title and the text in hand, folded (width, case, blanks), and its numbers and people.
-- `changed_at` is that of the item when the row was made: another one tells that an older binary filed since.
CREATE TABLE item_words (
    body TEXT NOT NULL,
    id TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    marks TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (body, id)
) {strict};

-- 0067 增补事项 One row per item that a county added to the catalogue of the bodies below it.
CREATE TABLE obligation_item (
    body TEXT NOT NULL,
    code TEXT NOT NULL,
    state TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (body, code)
) {strict};

-- 0060 签到名单 One row per person who signed in, or who a record speaks of. The name stands sealed; `mark` is the same
-- for the same person (name and section), so that one who comes twice is found without opening any.
CREATE TABLE register_attendee (
    body TEXT NOT NULL,
    record TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    name_sealed BYTEA NOT NULL,
    mark BYTEA NOT NULL CHECK (length(mark) = 32),
    section TEXT NOT NULL,
    PRIMARY KEY (body, record, ordinal)
) {strict};

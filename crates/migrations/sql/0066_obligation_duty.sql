-- 0066 责任清单和不涉及 One row per line of the duty table that somebody wrote, and one per field or item that was ever said
-- not to concern the body. `state` is the affair's own record as JSON.
CREATE TABLE obligation_duty (
    body TEXT NOT NULL,
    code TEXT NOT NULL,
    state TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (body, code)
) {strict};

CREATE TABLE obligation_exemption (
    body TEXT NOT NULL,
    code TEXT NOT NULL,
    stands BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (body, code)
) {strict};

-- 单位、内设机构、人员 Bodies in a tree, their sections, and the people in them (operations.md §1.2).

-- One row per body; `body` is its own id. `grade` is its grade of classified protection (等保, operations.md §10).
CREATE TABLE body (
    body TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('province', 'city', 'county', 'department', 'township')),
    parent TEXT,
    audit_from_above BOOLEAN NOT NULL,
    grade BIGINT NOT NULL CHECK (grade IN (2, 3))
) {strict};

CREATE TABLE section (
    body TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (body, id)
) {strict};

-- The only place where the name of somebody of the office stands.
CREATE TABLE person (
    body TEXT NOT NULL,
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
) {strict};
CREATE INDEX person_body ON person (body, id);

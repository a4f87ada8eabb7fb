-- 0059 登记簿 The year's other ledgers (operations.md §§7, 9). Expand only: an older binary ignores these tables.

-- One row per record. `state` is the affair's own record as JSON, `words` what it says in words; the columns beside them
-- repeat what lists ask for. `twin` is the same for two records that say the same thing, `form` for one form sent twice.
CREATE TABLE register_record (
    body TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    year BIGINT NOT NULL,
    day TEXT NOT NULL,
    state TEXT NOT NULL,
    words TEXT NOT NULL,
    struck BOOLEAN NOT NULL,
    twin TEXT,
    form TEXT,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (body, id)
) {strict};
CREATE INDEX register_record_list ON register_record (body, kind, year, day, id);
CREATE INDEX register_record_counts ON register_record (body, year, kind, struck);
CREATE INDEX register_record_twin ON register_record (body, twin) WHERE twin IS NOT NULL;
CREATE UNIQUE INDEX register_record_form ON register_record (body, form) WHERE form IS NOT NULL;

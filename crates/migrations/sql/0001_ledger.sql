-- 0001 台账 One chain per database: a gapless position, the bytes as they were hashed, and both hashes.
CREATE TABLE ledger (
  position  BIGINT PRIMARY KEY,
  body      TEXT NOT NULL,
  at        BIGINT NOT NULL,
  kind      TEXT NOT NULL,
  version   BIGINT NOT NULL CHECK (version > 0),
  record    TEXT NOT NULL,
  canonical BYTEA NOT NULL,
  prev_hash BYTEA NOT NULL CHECK (length(prev_hash) = 32),
  hash      BYTEA NOT NULL UNIQUE CHECK (length(hash) = 32)
) {strict};
CREATE INDEX ledger_by_kind ON ledger (body, kind, position);
CREATE INDEX ledger_by_record ON ledger (body, record, position);
{append_only ledger}
-- The last link: whoever appends locks this row first. No hash stands for thirty-two zero bytes.
CREATE TABLE ledger_head (
  one      BIGINT PRIMARY KEY CHECK (one = 1),
  position BIGINT NOT NULL,
  hash     BYTEA
) {strict};
INSERT INTO ledger_head (one, position) VALUES (1, 0);

-- 0002 差事 What leaves the house after the commit: retried until done, told apart by its key.
CREATE TABLE errand (
  id         {id},
  body       TEXT NOT NULL,
  kind       TEXT NOT NULL,
  key        TEXT NOT NULL UNIQUE,
  payload    TEXT NOT NULL,
  due_at     BIGINT NOT NULL,
  tries      BIGINT NOT NULL DEFAULT 0 CHECK (tries >= 0),
  last_error TEXT,
  done_at    BIGINT
) {strict};
CREATE INDEX errand_due ON errand (due_at, id) WHERE done_at IS NULL;

-- 清理会话 Ended sessions leave the table after some days, whoever signs in next: found without reading the open ones.
CREATE INDEX session_ended ON session (ended_at) WHERE ended_at IS NOT NULL;

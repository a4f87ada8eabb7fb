-- 账号 Accounts, secrets, roles, deputies, sessions (operations.md §§1.2, 10). Names at sign-in are one per database.

CREATE TABLE account (
    body TEXT NOT NULL,
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    section TEXT,
    disabled BOOLEAN NOT NULL,
    must_change BOOLEAN NOT NULL,
    second_factor BOOLEAN NOT NULL,
    used_at BIGINT NOT NULL
) {strict};
CREATE INDEX account_body ON account (body, id);
CREATE INDEX account_person ON account (person);

-- 密码与第二因素 `hash` carries its own parameters; `one_time_until` stands while the password is a one-time one.
CREATE TABLE credential (
    body TEXT NOT NULL,
    account TEXT NOT NULL PRIMARY KEY,
    hash TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    one_time_until BIGINT,
    factor BYTEA,
    offered BYTEA
) {strict};

-- 旧密码 The hashes that may not return; `ordinal` grows.
CREATE TABLE credential_before (
    body TEXT NOT NULL,
    account TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (account, ordinal)
) {strict};

-- 用过的口令 One row per step of thirty seconds whose code opened the door: no code opens it twice.
CREATE TABLE factor_used (
    body TEXT NOT NULL,
    account TEXT NOT NULL,
    step BIGINT NOT NULL,
    PRIMARY KEY (account, step)
) {strict};

-- 在岗 `body` is where the role counts, which for a lent auditor is not the home of the account.
CREATE TABLE role_held (
    body TEXT NOT NULL,
    account TEXT NOT NULL,
    person TEXT NOT NULL,
    role TEXT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (body, account, role)
) {strict};
CREATE INDEX role_held_person ON role_held (person);

-- 代理 Both days count.
CREATE TABLE deputy (
    body TEXT NOT NULL,
    id TEXT NOT NULL PRIMARY KEY,
    principal TEXT NOT NULL,
    deputy TEXT NOT NULL,
    role TEXT NOT NULL,
    section TEXT,
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL
) {strict};
CREATE INDEX deputy_deputy ON deputy (body, deputy, to_day);
CREATE INDEX deputy_principal ON deputy (body, principal, to_day);

-- 会话 `id` may be shown; of the token only the SM3 value is kept.
CREATE TABLE session (
    body TEXT NOT NULL,
    id TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL,
    token BYTEA NOT NULL CHECK (length(token) = 32),
    address TEXT,
    started_at BIGINT NOT NULL,
    last_act BIGINT NOT NULL,
    ended_at BIGINT
) {strict};
CREATE INDEX session_account ON session (body, account, last_act) WHERE ended_at IS NULL;

-- 登录失败 `subject` stands for the name that was typed, known or not, and is too short to tell it; empty once forgiven.
CREATE TABLE sign_in_failure (
    id {id},
    body TEXT NOT NULL,
    subject TEXT NOT NULL,
    address TEXT NOT NULL,
    at BIGINT NOT NULL
) {strict};
CREATE INDEX sign_in_failure_subject ON sign_in_failure (subject, at);
CREATE INDEX sign_in_failure_address ON sign_in_failure (address, at);

//! 账号 Sign-in, people and their duties.

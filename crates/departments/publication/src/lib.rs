//! 发布 The flow of three reviews: propose, check, proof-read, review, publish, correct, withdraw.

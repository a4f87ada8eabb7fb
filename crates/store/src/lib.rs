//! 柜 One database over two engines: transactions, the ledger, the errand queue, files.

//! 过手 Rows that pass through as they arrive, whatever the number of them. The server is read no faster than rows are taken.

use std::{future::poll_fn, pin::pin, sync::Arc};

use bytes::Bytes;
use futures_core::Stream as _;

use super::{Session, cell::cells};
use crate::{error::StoreError, row::Row};

impl Session {
    /// Every row as it arrives, until `take` has enough. The server is read no faster than rows are taken.
    pub(crate) fn each(&mut self, text: &str, take: &mut dyn FnMut(Row) -> bool) -> Result<(), StoreError> {
        let (client, statement) = self.prepare(text)?;
        let names: Arc<[String]> = statement.columns().iter().map(|column| column.name().to_owned()).collect();
        let passing = async {
            let mut arriving = pin!(client.query_raw(&statement, [0_i64; 0]).await?);
            while let Some(row) = poll_fn(|cx| arriving.as_mut().poll_next(cx)).await {
                let cells = match cells(text, &row?) {
                    Ok(cells) => cells,
                    Err(error) => return Ok(Err(error)),
                };
                if !take(Row { names: Arc::clone(&names), cells }) {
                    break;
                }
            }
            Ok(Ok(()))
        };
        self.ask(text, passing)?
    }

    /// The same as bytes of `COPY … (FORMAT binary)`: nothing is read out of them here.
    pub(crate) fn copy_out(&mut self, query: &str, take: &mut dyn FnMut(Bytes) -> bool) -> Result<(), StoreError> {
        let (client, statement) = self.prepare(&format!("COPY ({query}) TO STDOUT (FORMAT binary)"))?;
        let passing = async {
            let mut arriving = pin!(client.copy_out(&statement).await?);
            while let Some(row) = poll_fn(|cx| arriving.as_mut().poll_next(cx)).await {
                if !take(row?) {
                    break;
                }
            }
            Ok(())
        };
        self.ask(query, passing)
    }
}

//! 格与错 Cells between our values and the driver's types, and its errors in our words.

use std::error::Error;

use tokio_postgres::{
    error::SqlState,
    types::{IsNull, ToSql, Type, private::BytesMut, to_sql_checked},
};

use crate::{error::StoreError, value::Value};

pub(super) fn cells(sql: &str, row: &tokio_postgres::Row) -> Result<Vec<Value>, StoreError> {
    fn or_null<T: Into<Value>>(cell: Option<T>) -> Value {
        cell.map_or(Value::Null, Into::into)
    }
    let cell = |at: usize, column: &tokio_postgres::Column| -> Result<Value, tokio_postgres::Error> {
        Ok(match *column.type_() {
            Type::BOOL => or_null(row.try_get::<_, Option<bool>>(at)?),
            Type::INT2 => or_null(row.try_get::<_, Option<i16>>(at)?.map(i32::from)),
            Type::INT4 => or_null(row.try_get::<_, Option<i32>>(at)?),
            Type::INT8 => or_null(row.try_get::<_, Option<i64>>(at)?),
            Type::FLOAT4 => or_null(row.try_get::<_, Option<f32>>(at)?.map(f64::from)),
            Type::FLOAT8 => or_null(row.try_get::<_, Option<f64>>(at)?),
            Type::BYTEA => or_null(row.try_get::<_, Option<Vec<u8>>>(at)?),
            // Any other type fails here by name: the statement wants a CAST.
            _ => or_null(row.try_get::<_, Option<String>>(at)?),
        })
    };
    let read = row.columns().iter().enumerate().map(|(at, column)| cell(at, column));
    read.collect::<Result<_, _>>().map_err(|error| StoreError::statement(sql, format!("{error}; CAST it")))
}

impl ToSql for Value {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match (self, ty) {
            (Self::Null, _) => Ok(IsNull::Yes),
            (Self::Bool(it), &Type::BOOL) => it.to_sql(ty, out),
            (Self::Int(it), &Type::INT8) => it.to_sql(ty, out),
            (Self::Int(it), &Type::INT4) => i32::try_from(*it)?.to_sql(ty, out),
            (Self::Int(it), &Type::INT2) => i16::try_from(*it)?.to_sql(ty, out),
            (Self::Real(it), &Type::FLOAT8) => it.to_sql(ty, out),
            (Self::Text(it), ty) if <&str as ToSql>::accepts(ty) => it.as_str().to_sql(ty, out),
            (Self::Bytes(it), &Type::BYTEA) => it.as_slice().to_sql(ty, out),
            (value, ty) => Err(format!("{value:?} given where the statement wants {ty}").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

pub(super) fn unreachable_because(error: &tokio_postgres::Error) -> StoreError {
    StoreError::Unreachable { detail: in_full(error) }
}

/// The driver's own sentence and what lies below it.
fn in_full(error: &tokio_postgres::Error) -> String {
    error.source().map_or_else(|| error.to_string(), |source| format!("{error}: {source}"))
}

pub(super) fn trouble(sql: &str, error: &tokio_postgres::Error) -> StoreError {
    let detail = in_full(error);
    let Some(state) = error.code() else {
        let below = error.source().is_some_and(|source| source.is::<std::io::Error>());
        let gone = error.is_closed() || below || sql == "connect";
        return if gone { StoreError::Unreachable { detail } } else { StoreError::statement(sql, detail) };
    };
    match *state {
        SqlState::DISK_FULL => StoreError::DiskFull { detail },
        SqlState::LOCK_NOT_AVAILABLE => StoreError::Locked { detail },
        SqlState::T_R_SERIALIZATION_FAILURE | SqlState::T_R_DEADLOCK_DETECTED => StoreError::Crossed { detail },
        SqlState::READ_ONLY_SQL_TRANSACTION | SqlState::INSUFFICIENT_PRIVILEGE => StoreError::ReadOnly { detail },
        SqlState::DATA_CORRUPTED | SqlState::INDEX_CORRUPTED => StoreError::Damaged { detail },
        _ => match &state.code()[..2] {
            "23" => StoreError::Constraint { detail },
            "08" | "57" | "28" | "3D" | "53" => StoreError::Unreachable { detail },
            _ => StoreError::statement(sql, detail),
        },
    }
}

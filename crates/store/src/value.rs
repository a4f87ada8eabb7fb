//! 值 What can be bound to a statement and read from a row, the same on both engines.

use crate::error::StoreError;

/// 值 One cell. Days are text `YYYY-MM-DD`, instants whole milliseconds UTC, money whole fen.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// BOOLEAN (on SQLite a 0 or 1).
    Bool(bool),
    /// BIGINT.
    Int(i64),
    /// DOUBLE PRECISION.
    Real(f64),
    /// TEXT without NUL.
    Text(String),
    /// BYTEA.
    Bytes(Vec<u8>),
}

/// 一组参数 Names and values of one statement, as [`crate::params!`] makes them.
pub type Params = Vec<(&'static str, Value)>;

/// 可绑定 What [`crate::params!`] takes, by reference.
pub trait Bind {
    /// The cell that stands for it.
    fn bind(&self) -> Value;
}

/// 可读出 What [`crate::Row::get`] gives.
pub trait FromValue: Sized {
    /// # Errors
    /// The word for what was found instead.
    fn from_value(value: &Value) -> Result<Self, &'static str>;
}

impl Value {
    pub(crate) fn refuse_nul(&self, name: &str) -> Result<(), StoreError> {
        match self {
            Self::Text(text) if text.contains('\0') => Err(StoreError::NulInText { name: name.to_owned() }),
            _ => Ok(()),
        }
    }

    /// The word for the type of what it holds.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "NULL",
            Self::Bool(_) => "BOOLEAN",
            Self::Int(_) => "BIGINT",
            Self::Real(_) => "DOUBLE PRECISION",
            Self::Text(_) => "TEXT",
            Self::Bytes(_) => "BYTEA",
        }
    }
}

/// The values in the order of their numbers; every name must be given, and every name given be used.
pub(crate) fn in_order(sql: &str, names: &[String], params: Params) -> Result<Vec<Value>, StoreError> {
    let mut params: Vec<Option<(&str, Value)>> = params.into_iter().map(Some).collect();
    let mut take = |name: &str| {
        let found = params.iter_mut().find(|one| one.as_ref().is_some_and(|(given, _)| *given == name));
        found.and_then(Option::take).map(|(_, value)| value)
    };
    let mut values = Vec::with_capacity(names.len());
    for name in names {
        let value = take(name).ok_or_else(|| StoreError::statement(sql, format!("`:{name}` was not given")))?;
        value.refuse_nul(name)?;
        values.push(value);
    }
    match params.into_iter().flatten().next() {
        Some((name, _)) => Err(StoreError::statement(sql, format!("`:{name}` was given and not used"))),
        None => Ok(values),
    }
}

macro_rules! bind {
    ($($type:ty => |$it:ident| $value:expr;)*) => {$(
        impl Bind for $type {
            fn bind(&self) -> Value {
                let $it = self;
                $value
            }
        }
        impl From<$type> for Value {
            fn from(it: $type) -> Self {
                it.bind()
            }
        }
    )*};
}

bind! {
    bool => |it| Value::Bool(*it);
    i64 => |it| Value::Int(*it);
    i32 => |it| Value::Int(i64::from(*it));
    u32 => |it| Value::Int(i64::from(*it));
    u16 => |it| Value::Int(i64::from(*it));
    u8 => |it| Value::Int(i64::from(*it));
    f64 => |it| Value::Real(*it);
    String => |it| Value::Text(it.clone());
    Vec<u8> => |it| Value::Bytes(it.clone());
    [u8; 32] => |it| Value::Bytes(it.to_vec());
}

impl Bind for str {
    fn bind(&self) -> Value {
        Value::Text(self.to_owned())
    }
}

impl Bind for [u8] {
    fn bind(&self) -> Value {
        Value::Bytes(self.to_vec())
    }
}

impl Bind for Value {
    fn bind(&self) -> Value {
        self.clone()
    }
}

impl<T: Bind + ?Sized> Bind for &T {
    fn bind(&self) -> Value {
        (**self).bind()
    }
}

impl<T: Bind> Bind for Option<T> {
    fn bind(&self) -> Value {
        self.as_ref().map_or(Value::Null, Bind::bind)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        text.bind()
    }
}

impl<T: Bind> From<Option<T>> for Value {
    fn from(it: Option<T>) -> Self {
        it.bind()
    }
}

macro_rules! read {
    ($($type:ty: $($pattern:pat => $value:expr),+;)*) => {$(
        impl FromValue for $type {
            fn from_value(value: &Value) -> Result<Self, &'static str> {
                match value {
                    $($pattern => $value,)+
                    other => Err(other.kind()),
                }
            }
        }
    )*};
}

read! {
    bool: Value::Bool(it) => Ok(*it), Value::Int(0) => Ok(false), Value::Int(1) => Ok(true);
    i64: Value::Int(it) => Ok(*it);
    u32: Value::Int(it) => u32::try_from(*it).map_err(|_| "BIGINT");
    f64: Value::Real(it) => Ok(*it);
    String: Value::Text(it) => Ok(it.clone());
    Vec<u8>: Value::Bytes(it) => Ok(it.clone());
    [u8; 32]: Value::Bytes(it) => Self::try_from(it.as_slice()).map_err(|_| "BYTEA");
}

impl FromValue for Value {
    fn from_value(value: &Value) -> Result<Self, &'static str> {
        Ok(value.clone())
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: &Value) -> Result<Self, &'static str> {
        match value {
            Value::Null => Ok(None),
            some => T::from_value(some).map(Some),
        }
    }
}

/// 参数 Named values of a statement: `params! { body, upto, key: expr }`; values are taken by reference.
#[macro_export]
macro_rules! params {
    () => { $crate::Params::new() };
    ($($name:ident $(: $value:expr)?),+ $(,)?) => {
        vec![$((stringify!($name), $crate::Bind::bind(&$crate::params!(@ $name $($value)?)))),+]
    };
    (@ $name:ident) => { $name };
    (@ $name:ident $value:expr) => { $value };
}

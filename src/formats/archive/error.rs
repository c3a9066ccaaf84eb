//! Why a file is no archive.

use std::path::{Path, PathBuf};

use crate::formats::file::OpenError;
use crate::formats::rows::RowsError;
use crate::formats::unpack::UnpackError;

/// Why a file could not be read as an archive.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// It cannot be opened or unpacked.
    #[error(transparent)]
    Unpack(#[from] UnpackError),
    /// It holds no rows.
    #[error("{path} holds {what}")]
    NoTable {
        /// The file.
        path: PathBuf,
        /// What it holds instead, and what can be done.
        what: String,
    },
    /// Not even its first row can be read.
    #[error("{path} cannot be read as a table: {error}")]
    Table {
        /// The file.
        path: PathBuf,
        /// Why.
        error: RowsError,
    },
    /// It has no row but the first.
    #[error("{0} has no rows beneath its header: there is nothing to show")]
    NoRows(PathBuf),
    /// Nobody knows what its columns mean.
    #[error(
        "{path} has no column that says where or when something was, by its name: its columns are {columns}; name \
         them, as in date, latitude, longitude, source, killed"
    )]
    NotUnderstood {
        /// The file.
        path: PathBuf,
        /// The names of its columns.
        columns: String,
    },
    /// The mapping that is to be used is one of another table.
    #[error(
        "{path} has none of the columns that the mapping {mapping:?} is about: its columns are {columns}; choose a \
         mapping that was made for it"
    )]
    Unfit {
        /// The file.
        path: PathBuf,
        /// The name of the mapping.
        mapping: String,
        /// The names of its columns.
        columns: String,
    },
    /// It is a case, and cannot be opened.
    #[error(transparent)]
    Case(#[from] OpenError),
    /// The user has broken it off.
    #[error("the reading was broken off")]
    Cancelled,
}

impl ImportError {
    /// What `error` says, which came up in the file `path`.
    pub(super) fn of(path: &Path, error: RowsError) -> Self {
        let path = path.to_owned();
        match error {
            RowsError::Unpack(error) => Self::Unpack(error),
            RowsError::NoRows(what) => Self::NoTable { path, what },
            RowsError::Cancelled => Self::Cancelled,
            error => Self::Table { path, error },
        }
    }
}

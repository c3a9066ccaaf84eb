//! What is found in a file besides its rows, or in one of them before its cells are read.

/// Something that is to be told of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The column, or what else it is found in.
    pub column: String,
    /// What it is.
    pub what: String,
    /// The line where it is found, or what stands for it.
    pub line: u64,
    /// What stands there.
    pub said: String,
}

impl Found {
    /// `what` in `column`, on `line`, where `said` stands.
    pub fn new(column: &str, what: &str, line: u64, said: &str) -> Self {
        Self {
            column: column.to_owned(),
            what: what.to_owned(),
            line,
            said: said.to_owned(),
        }
    }
}

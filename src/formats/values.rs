//! Values: what a cell of a table says, when it says it plainly.
//!
//! Pure readers of one text each, called for every cell of a file that may have millions: nothing is
//! allocated where a value is read. They never guess: what can be read in two ways is refused until
//! the column has shown which of them it means, and what is not understood stays for the caller to
//! keep as text. An empty cell is no value and no mistake.

pub mod coordinates;
pub mod counts;
pub mod dates;
mod letters;
pub mod numbers;

/// What a column shows of a choice on which the reading of all its cells depends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decided<T> {
    /// Every cell that shows anything shows this.
    So(Shown<T>),
    /// One cell shows this, another that; reading all of them alike misreads some.
    Contradicted(Shown<T>, Shown<T>),
    /// No cell shows anything.
    Undecided,
}

/// What a cell shows, and the cell: the first that does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown<T> {
    /// What it shows.
    pub what: T,
    /// The cell, as it is written.
    pub by: String,
}

impl<T: Copy + PartialEq> Decided<T> {
    /// What `cells` show by `shows`; nothing is looked at beyond the first contradiction.
    fn by<'a>(cells: impl Iterator<Item = &'a str>, shows: impl Fn(&str) -> Option<T>) -> Self {
        let mut first: Option<(T, &str)> = None;
        let shown = |(what, by): (T, &str)| Shown {
            what,
            by: by.to_owned(),
        };
        for cell in cells {
            let Some(what) = shows(cell) else { continue };
            match first {
                None => first = Some((what, cell)),
                Some(earlier) if earlier.0 != what => {
                    return Self::Contradicted(shown(earlier), shown((what, cell)));
                }
                Some(_) => {}
            }
        }
        first.map_or(Self::Undecided, |first| Self::So(shown(first)))
    }

    /// What they all show; `None` where they contradict each other or show nothing.
    #[must_use]
    pub fn what(&self) -> Option<T> {
        match self {
            Self::So(shown) => Some(shown.what),
            Self::Contradicted(..) | Self::Undecided => None,
        }
    }
}

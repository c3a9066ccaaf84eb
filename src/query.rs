//! Pure questions to a case: what contradicts what, who says what of a place, what is shown.
//!
//! Nothing here changes a case, ranks a source or adds up figures of different sources. What is
//! contested is computed before any filter; a filter only tells what of it is hidden.

pub mod bearing;
pub mod bounds;
pub mod comparison;
pub mod contest;
pub mod dossier;
pub mod excerpt;
pub mod filter;
pub mod letters;
pub mod matching;
pub mod matrix;
pub mod measure;
pub mod network;
pub mod overview;
pub mod position;
mod register;
pub mod relation;
pub mod scope;
pub mod search;
pub mod spelling;
pub mod stack;
pub mod store;
pub mod summary;
#[cfg(test)]
pub(crate) mod testing;
pub mod timeline;
pub mod times;
pub mod withheld;

pub use bearing::{Bearing, bearing};
pub use bounds::{anchor, bounds, extent};
pub use comparison::Comparison;
pub use contest::{Contest, Opponents, Rivalry, Standing};
pub use dossier::{Crowd, Dossier, Section, crowd, dossier};
pub use excerpt::{Beyond, Excerpt, OriginalRow};
pub use filter::{Counts, Shown};
pub use letters::{editable_letters, fixed_letters};
pub use matching::Proposals;
pub use matrix::{Matrix, MatrixOrder};
pub use network::{Links, Network, Statement, Thread};
pub use overview::{Contested, Contradicted, Overview};
pub use position::{Position, positions};
pub use relation::{Relation, relation};
pub use scope::{Overlap, overlap};
pub use spelling::folded;
pub use stack::{Stack, Stacks, shown_incidents};
pub use store::{Answer, CaseStore, Freshness, Store};
pub use summary::{Summary, claims_in_trays, summaries};
pub use timeline::{Batch, Dated, Dating, Tally, TimeScale, Timeline, Unit};
pub use withheld::{Withheld, withheld};

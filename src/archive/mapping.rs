//! Mappings: what the columns of a table mean.
//!
//! Plain types, kept as RON, so that a mapping can be written, kept under a name and used again. A mapping
//! says what a data set says, in the codes and the words of that; it never makes anything more precise.
//! How a table is read by one, and how one is guessed, is no matter of these types.

pub mod roles;
mod used;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::{Precision, SourceKind};

/// What the columns of a table mean. Columns are called `C`: by their names, or by their numbers once the
/// table is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping<C = String> {
    /// Name as shown: that of the data set.
    pub name: String,
    /// The columns by which a table is known to be this data set; of several with `|` between them, any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub known_by: Vec<String>,
    /// The columns of a table without a header, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// What stands in cells that say nothing, besides nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub empty: Vec<String>,
    /// What stands in a list of documents in the place of a link that whoever publishes them holds back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withheld: Option<String>,
    /// The column of ids.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub id: Option<C>,
    /// Where the title of an incident is taken from: the first that is not empty.
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    pub title: Vec<Title<C>>,
    /// Where it was.
    #[serde(default)]
    pub place: PlaceColumns<C>,
    /// When it was.
    #[serde(default)]
    pub time: TimeColumns<C>,
    /// Who makes the claims.
    #[serde(default)]
    pub source: Claimant<C>,
    /// The columns that list what a row was taken from.
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<C>,
    /// The columns that tell what happened in words.
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    pub text: Vec<C>,
    /// What is claimed.
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Rule<C>>,
    /// The columns that name victims or witnesses: exports leave them out unless told otherwise.
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    pub personal: Vec<C>,
}

impl<C> Default for Mapping<C> {
    fn default() -> Self {
        Self {
            name: String::new(),
            known_by: Vec::new(),
            columns: Vec::new(),
            empty: Vec::new(),
            withheld: None,
            id: None,
            title: Vec::new(),
            place: PlaceColumns::default(),
            time: TimeColumns::default(),
            source: Claimant::DataSet,
            documents: Vec::new(),
            text: Vec::new(),
            claims: Vec::new(),
            personal: Vec::new(),
        }
    }
}

fn none<T>() -> Option<T> {
    None
}

/// Where the mapping comes from by which a table is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Whose {
    /// It comes with the program: the data set is known by its columns.
    Known,
    /// The user keeps it, and it was made for a table with these columns.
    Kept,
    /// The user has told it for this very table.
    Told,
    /// It was guessed from the names of the columns.
    Guessed,
}

/// A mapping that the user keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptMapping {
    /// The name under which it is kept.
    pub name: String,
    /// The mapping.
    pub mapping: Arc<Mapping>,
}

/// Where a title is taken from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Title<C = String> {
    /// The cell itself.
    Column(C),
    /// Words for the code in a cell.
    Words(C, BTreeMap<String, String>),
}

/// Where it was: the columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceColumns<C = String> {
    /// The columns of its name; the first that is not empty.
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    pub name: Vec<C>,
    /// The columns of its coordinate.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub at: Option<At<C>>,
    /// How precisely that is known.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub known: Option<Coded<PlaceKnown, C>>,
}

impl<C> Default for PlaceColumns<C> {
    fn default() -> Self {
        Self {
            name: Vec::new(),
            at: None,
            known: None,
        }
    }
}

/// The columns of a coordinate, WGS 84 in degrees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum At<C = String> {
    /// Longitude and latitude.
    LonLat(C, C),
    /// Both in one; of two plain numbers the latitude stands first.
    One(C),
    /// The same where the longitude stands first.
    LonFirst(C),
}

/// What the codes in a column mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coded<T, C = String> {
    /// The column.
    pub column: C,
    /// What each code means.
    pub codes: BTreeMap<String, T>,
}

/// How precisely a place is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceKnown {
    /// The nearest of the program's own terms.
    pub precision: Precision,
    /// Whether it is only somewhere around the coordinate, to an extent that nobody states.
    #[serde(default)]
    pub around: bool,
    /// The meaning of the code, in the data set's words.
    pub words: String,
}

/// When it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeColumns<C = String> {
    /// The column of its date, or of its first day.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub first: Option<C>,
    /// The column of its last day.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub last: Option<C>,
    /// What stands first in dates such as 3/4/2015; decided from the data where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<DateOrder>,
    /// How precisely the date is known.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub known: Option<Coded<TimeKnown, C>>,
}

impl<C> Default for TimeColumns<C> {
    fn default() -> Self {
        Self {
            first: None,
            last: None,
            order: None,
            known: None,
        }
    }
}

/// Which of two numbers before a year is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DateOrder {
    /// 28/12/2022.
    DayFirst,
    /// 12/28/2022.
    MonthFirst,
}

/// How precisely a date is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeKnown {
    /// On which days it may have been.
    pub extent: Extent,
    /// The meaning of the code, in the data set's words.
    pub words: String,
}

/// On which days something may have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Extent {
    /// On those that are given.
    AsGiven,
    /// At some time within those that are given.
    Within,
    /// On some day of the week that the given day is in, wherever that week begins: no more than six days
    /// before or after.
    SameWeek,
    /// On some day of the same month.
    SameMonth,
}

/// Who makes a claim.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Claimant<C = String> {
    /// The data set, which says what it has gathered.
    #[default]
    DataSet,
    /// Who is named in this column; the data set where that is empty.
    Column(C),
    /// Each who is named in one of these columns makes it; the data set where all are empty.
    Columns(Vec<C>),
    /// Somebody of this name and kind.
    Named(String, SourceKind),
}

/// A claim that rows make.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule<C = String> {
    /// What is claimed.
    pub says: Says<C>,
    /// Which rows make it; all where it is not said.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition<C>>,
    /// Who makes it, where that is not the mapping's own [`Mapping::source`].
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub source: Option<Claimant<C>>,
}

/// What is claimed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Says<C = String> {
    /// That it happened.
    Happened,
    /// How many were harmed.
    Harm(Figures<C>),
    /// That those named in this column struck.
    By(C),
    /// That those named in this column were hit.
    Hit(C),
    /// That those named in these columns were involved; which of them struck is not said.
    Involved(Vec<C>),
}

/// The columns of figures of people harmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figures<C = String> {
    /// People killed, civilians or not.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub people: Option<Figure<C>>,
    /// Civilians killed.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub civilians: Option<Figure<C>>,
    /// Children among them.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub children: Option<Figure<C>>,
    /// Civilians injured.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub injured: Option<Figure<C>>,
    /// What 0 means.
    #[serde(default)]
    pub zero: Zero,
}

/// The columns of one figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Figure<C = String> {
    /// One column, of numbers or of ranges.
    One(C),
    /// A range of one coder, and the figure in it that the coder thinks best, as far as there is a column of
    /// each.
    Range {
        /// The best; for the words of the claim, and where there is no range.
        #[serde(default = "none", skip_serializing_if = "Option::is_none")]
        best: Option<C>,
        /// The least.
        #[serde(default = "none", skip_serializing_if = "Option::is_none")]
        low: Option<C>,
        /// The most.
        #[serde(default = "none", skip_serializing_if = "Option::is_none")]
        high: Option<C>,
    },
    /// The least and the most.
    Between {
        /// The least.
        low: C,
        /// The most.
        high: C,
    },
}

/// What 0 means in a column of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Zero {
    /// That nobody was.
    #[default]
    Nobody,
    /// That no figure is reported: unknown is not zero.
    Unreported,
}

/// Which rows are meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Condition<C = String> {
    /// Those with one of these texts in the column.
    Is(C, Vec<String>),
    /// Those whose cell in the column begins so.
    Begins(C, String),
    /// Those with nothing in the column.
    Empty(C),
    /// Those of any of these.
    Any(Vec<Self>),
    /// Those of all of these.
    All(Vec<Self>),
    /// All but these.
    Not(Box<Self>),
}

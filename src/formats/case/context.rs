//! What the readers of entries share.

use std::collections::BTreeMap;

use crate::formats::findings::Findings;
use crate::model::{GroupId, PlaceId, Regions};

use super::known::Known;
use super::rings;

/// What the readers of entries share: what may be referred to, and what they find wrong.
pub struct Context<'c, 'a> {
    /// The ids that the case declares.
    pub known: Known,
    /// The areas that the case may refer to by code.
    pub regions: &'c Regions,
    /// What was found wrong so far.
    pub findings: &'c mut Findings<'a>,
    /// The place that each place lies in, and where the file says so.
    pub within: BTreeMap<PlaceId, (PlaceId, usize)>,
    /// The group that each group is part of, and where the file says so.
    pub part_of: BTreeMap<GroupId, (GroupId, usize)>,
    /// Whether the case is what a data set lists, and says what that says, sound or not.
    pub is_listed: bool,
}

impl<'c, 'a> Context<'c, 'a> {
    /// Nothing read yet.
    pub fn new(known: Known, regions: &'c Regions, findings: &'c mut Findings<'a>) -> Self {
        Self {
            known,
            regions,
            findings,
            within: BTreeMap::new(),
            part_of: BTreeMap::new(),
            is_listed: false,
        }
    }

    /// Reports places that lie in themselves, and groups that are part of themselves.
    pub fn check_rings(&mut self) {
        rings::check("place", "lies in", &self.within, self.findings);
        rings::check("group", "is part of", &self.part_of, self.findings);
    }
}

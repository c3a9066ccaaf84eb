//! The part of an archive that somebody looks at, as a small case with the words of its rows.

mod making;
mod nameless;

use std::collections::BTreeMap;
use std::ops::{ControlFlow, Range};

use crate::model::{Case, Hue, IncidentId, Subject};
use crate::query::{Beyond, Excerpt, OriginalRow};

use super::{Archive, EachRow, Names, RowRead, key};

use self::making::Making;

/// At how many incidents the claims on each are laid side by side: beyond that, only those on the one
/// that is looked at.
pub const MOST_SIDE_BY_SIDE: usize = 200;

/// Some of the claims of an archive, as a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The claims, with what they refer to.
    pub case: Case,
    /// The number that each of its claims has in the archive, in their order.
    pub numbers: Vec<usize>,
    /// The row that each incident was read from.
    pub rows: BTreeMap<IncidentId, OriginalRow>,
}

impl Archive {
    /// What is said of `subject`, which a place or an incident of this archive is; its sources have the
    /// hue `hue`. Reads rows from the file: not for the frame. `None` for what it does not have.
    #[must_use]
    pub fn excerpt(&self, subject: &Subject, hue: Hue) -> Option<Excerpt> {
        let looked_at = self.looked_at(subject)?;
        let (all, focus) = match looked_at {
            LookedAt::Sites(sites) => (self.incidents_at(sites), None),
            LookedAt::Incident(number) => {
                let site = &self.sites[self.site_of(number)];
                let all = match site.ground {
                    Some(ground) => self.incidents_at(self.sites_at(Some(ground))),
                    None => vec![number],
                };
                (all, Some(number))
            }
        };
        let side_by_side = if all.len() > MOST_SIDE_BY_SIDE {
            focus.into_iter().collect()
        } else {
            all.clone()
        };
        let read = self.read(&side_by_side);
        let mut excerpt = self.made(&all, &side_by_side, &read, hue, subject);
        let beyond = all.iter().filter(|number| !side_by_side.contains(number));
        excerpt.beyond = beyond
            .filter_map(|number| Some((self.incident_id(*number)?, self.beyond(*number))))
            .collect();
        Some(excerpt)
    }

    /// Gives `each` the claims that are `wanted` by their numbers, with all others on the same incidents, so many
    /// incidents at once and in the order of the file, until it wants no more; names of victims and witnesses
    /// only if their `names` are shown. Reads rows from the file.
    pub fn each_part(
        &self,
        at_once: usize,
        names: Names,
        wanted: &dyn Fn(usize) -> bool,
        each: &mut dyn FnMut(Part) -> ControlFlow<()>,
    ) {
        let is_wanted = |number: &usize| {
            let mut claims = self.incidents.claims_of(*number, self.claims.len());
            claims.any(wanted)
        };
        let mut numbers: Vec<usize> = (0..self.incidents.len()).filter(is_wanted).collect();
        numbers.sort_unstable_by_key(|number| self.incidents.row[*number]);
        let mut read = BTreeMap::new();
        let flow = self.each_row(&numbers, names, &mut |number, row| {
            read.insert(number, row);
            if read.len() < at_once {
                return ControlFlow::Continue(());
            }
            each(self.part(std::mem::take(&mut read), names))
        });
        if flow.is_continue() && !read.is_empty() {
            // It is the last, whether more were wanted or not.
            let _ = each(self.part(read, names));
        }
    }

    /// The incidents whose rows were `read`.
    fn part(&self, read: BTreeMap<usize, RowRead>, names: Names) -> Part {
        let numbers: Vec<usize> = read.keys().copied().collect();
        if names == Names::LeftOut && self.has_personal_columns() {
            return self.nameless_part(&numbers, read);
        }
        let (case, numbers) = self.case_of(&numbers, &numbers, &read, Hue::Slate);
        Part {
            case,
            numbers,
            rows: self.rows_of(&read),
        }
    }

    /// What is told of the incident `number` where its claims are not.
    fn beyond(&self, number: usize) -> Beyond {
        let numbers = self.incidents.claims_of(number, self.claims.len());
        let sources = self.claims.source[numbers.clone()].iter();
        let sources = sources.map(|source| self.source_ids[usize::from(*source)].clone());
        Beyond {
            sources: sources.collect(),
            numbers,
        }
    }

    /// The claims on these incidents, without the words of their rows.
    pub(super) fn excerpt_of(&self, incidents: &[usize], subject: &Subject) -> Excerpt {
        self.made(incidents, incidents, &BTreeMap::new(), Hue::Slate, subject)
    }

    /// The id of the incident `number`.
    pub(crate) fn incident_id(&self, number: usize) -> Option<IncidentId> {
        let name = self.incidents.id.get(number)?;
        Some(key::incident(&self.id, self.ids.get(*name)))
    }

    /// The number of the place of the incident `number`.
    pub(crate) fn site_of(&self, number: usize) -> usize {
        let number = number as u32;
        self.sites
            .partition_point(|site| site.incidents.end <= number)
    }

    fn looked_at(&self, subject: &Subject) -> Option<LookedAt> {
        match subject {
            Subject::Place(id) => {
                let number = self.site_called(id)?;
                // Those without a coordinate share nothing by that.
                let ground = self.sites[number].ground;
                let at = ground.map(|ground| self.sites_at(Some(ground)));
                Some(LookedAt::Sites(at.unwrap_or(number..number + 1)))
            }
            Subject::Incident(id) => {
                let name = key::incident_name(&self.id, id)?;
                let name = self.ids.iter().position(|known| known == name)?;
                let mut ids = self.incidents.id.iter();
                ids.position(|id| id.index() == name)
                    .map(LookedAt::Incident)
            }
            Subject::Campaign => None,
        }
    }

    fn incidents_at(&self, sites: Range<usize>) -> Vec<usize> {
        let incidents = self.sites[sites]
            .iter()
            .flat_map(|site| site.incidents.clone());
        incidents.map(|number| number as usize).collect()
    }

    /// The rows of `incidents`, by the numbers of those; what is in personal columns only if their `names` are
    /// The rows of `incidents`, by the numbers of those.
    fn read(&self, incidents: &[usize]) -> BTreeMap<usize, RowRead> {
        let mut incidents = incidents.to_vec();
        incidents.sort_unstable_by_key(|number| self.incidents.row[*number]);
        let mut read = BTreeMap::new();
        let _ = self.each_row(&incidents, Names::Shown, &mut |number, row| {
            read.insert(number, row);
            ControlFlow::Continue(())
        });
        read
    }

    /// Gives `each` the rows of `incidents`, which are in the order of the file, with the number of its incident.
    fn each_row(&self, incidents: &[usize], names: Names, each: &mut EachRow) -> ControlFlow<()> {
        let at: Vec<_> = incidents
            .iter()
            .map(|number| self.incidents.row[*number])
            .collect();
        let mut flow = ControlFlow::Continue(());
        self.rows.read(&at, names, &mut |at, row| {
            flow = each(incidents[at], row);
            flow
        });
        flow
    }

    fn made(
        &self,
        incidents: &[usize],
        with_claims: &[usize],
        read: &BTreeMap<usize, RowRead>,
        hue: Hue,
        subject: &Subject,
    ) -> Excerpt {
        let (case, numbers) = self.case_of(incidents, with_claims, read, hue);
        Excerpt::of(case, subject.clone(), numbers, self.rows_of(read))
    }

    /// These incidents as a case, and the number of each of its claims.
    fn case_of(
        &self,
        incidents: &[usize],
        with_claims: &[usize],
        read: &BTreeMap<usize, RowRead>,
        hue: Hue,
    ) -> (Case, Vec<usize>) {
        let mut making = Making::new(self, hue);
        for number in incidents {
            making.incident(*number);
        }
        for number in with_claims {
            making.claims_on(*number, read.get(number));
        }
        making.finish()
    }

    fn rows_of(&self, read: &BTreeMap<usize, RowRead>) -> BTreeMap<IncidentId, OriginalRow> {
        let row = |(number, read): (&usize, &RowRead)| {
            Some((self.incident_id(*number)?, read.row.clone()))
        };
        read.iter().filter_map(row).collect()
    }
}

enum LookedAt {
    Sites(Range<usize>),
    Incident(usize),
}

//! The part of an archive that somebody looks at, as a small case with the words of its rows.

mod making;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::{Hue, IncidentId, Subject};
use crate::query::{Beyond, Excerpt, OriginalRow};

use super::{Archive, Names, RowRead, key};

use self::making::Making;

/// At how many incidents the claims on each are laid side by side: beyond that, only those on the one
/// that is looked at.
pub const MOST_SIDE_BY_SIDE: usize = 200;

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
    fn site_of(&self, number: usize) -> usize {
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

    /// The rows of `incidents`, by the numbers of those.
    fn read(&self, incidents: &[usize]) -> BTreeMap<usize, RowRead> {
        let mut rows: Vec<_> = incidents
            .iter()
            .map(|number| (self.incidents.row[*number], *number))
            .collect();
        rows.sort_unstable();
        let at: Vec<_> = rows.iter().map(|(row, _)| *row).collect();
        let mut read = BTreeMap::new();
        self.rows.read(&at, Names::Shown, &mut |at, row| {
            read.insert(rows[at].1, row);
        });
        read
    }

    fn made(
        &self,
        incidents: &[usize],
        with_claims: &[usize],
        read: &BTreeMap<usize, RowRead>,
        hue: Hue,
        subject: &Subject,
    ) -> Excerpt {
        let mut making = Making::new(self, hue);
        for number in incidents {
            making.incident(*number);
        }
        for number in with_claims {
            making.claims_on(*number, read.get(number));
        }
        let row = |(number, read): (&usize, &RowRead)| {
            Some((self.incident_id(*number)?, read.row.clone()))
        };
        let rows: BTreeMap<IncidentId, OriginalRow> = read.iter().filter_map(row).collect();
        let (case, numbers) = making.finish();
        Excerpt::of(case, subject.clone(), numbers, rows)
    }
}

enum LookedAt {
    Sites(Range<usize>),
    Incident(usize),
}

//! Building an archive: records go in one by one, columns come out.

mod parts;
mod told;

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use crate::model::{ArchiveId, Competing, Ground, Precision, Stance};

use super::columns::{
    Claimant, Claims, Columns, Incidents, Reply, Site, Timing, morton, question_number,
};
use super::dictionary::Dictionary;
use super::record::{self, Record, RowAt, Told};
use super::rivals::Rivals;
use super::sorting::{InTime, sorted};
use super::strings::{Collected, Name};
use super::totals::Totals;
use super::{About, Archive, Contents, Rows, key};

use self::told::ToldReplies;

/// An archive while its rows are being read.
#[derive(Debug, Default)]
pub struct Builder {
    strings: Collected,
    ids: Collected,
    /// How often each id has been seen, of those that were seen more than once.
    seen: HashMap<Name, u32>,
    sources: Dictionary<Claimant>,
    /// Who made the last claim, and the number of that source: most often it is who makes the next.
    last: Option<(Claimant, u32)>,
    sites: Dictionary<SiteKey>,
    timings: Dictionary<Timing>,
    replies: Dictionary<Reply>,
    told: ToldReplies,
    incidents: Vec<Incident>,
    claims: Vec<Claim>,
}

/// What tells the places of an archive apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct SiteKey {
    name: Name,
    ground: Option<Ground>,
    is_around: bool,
    precision: Precision,
    known: Name,
}

#[derive(Debug)]
struct Incident {
    id: Name,
    title: Name,
    site: u32,
    timing: u32,
    documents: Name,
    row: RowAt,
    first_claim: u32,
}

#[derive(Debug, Clone, Copy)]
struct Claim {
    source: u16,
    question: u8,
    stance: Stance,
    answer: u32,
}

/// Why a record was not taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Full {
    /// There are more sources than can be told apart.
    #[error("there are more than {} sources", u16::MAX)]
    Sources,
    /// There are more rows than can be numbered.
    #[error("there are more than {} claims", u32::MAX)]
    Claims,
}

impl Builder {
    /// Takes in `record`, which stands at `row`. Tells whether another before it has the same id; it
    /// is then kept beside that.
    ///
    /// # Errors
    /// When it holds no more.
    pub fn push(&mut self, record: &Record, row: RowAt) -> Result<bool, Full> {
        let first_claim = u32::try_from(self.claims.len()).map_err(|_| Full::Claims)?;
        let (id, is_known) = self.id(&record.id);
        let site = self.site(&record.site);
        let timing = Timing {
            when: record.when,
            words: self.strings.name(&record.timing),
        };
        let incident = Incident {
            id,
            title: self.strings.name(&record.title),
            site,
            timing: self.timings.number(timing),
            documents: self.strings.name(&record.documents),
            row,
            first_claim,
        };
        self.incidents.push(incident);
        for told in &record.claims {
            self.claim(told)?;
        }
        Ok(is_known)
    }

    /// How many claims were taken in.
    #[must_use]
    pub fn claims(&self) -> usize {
        self.claims.len()
    }

    /// The number of `id`, told apart from equal ones before it.
    fn id(&mut self, id: &str) -> (Name, bool) {
        let (name, is_new) = self.ids.name_and_whether_new(id);
        if is_new {
            return (name, false);
        }
        let seen = self.seen.entry(name).or_insert(1);
        *seen += 1;
        let told_apart = format!("{id} ({seen})");
        (self.id(&told_apart).0, true)
    }

    fn site(&mut self, site: &record::Site) -> u32 {
        let key = SiteKey {
            name: self.strings.name(&site.name),
            ground: site.at,
            is_around: site.is_around,
            precision: site.precision,
            known: self.strings.name(&site.known),
        };
        self.sites.number(key)
    }

    fn claim(&mut self, told: &Told) -> Result<(), Full> {
        let source = self.source(&told.source);
        let answer = self.reply(&told.answer);
        self.claims.push(Claim {
            source: u16::try_from(source).map_err(|_| Full::Sources)?,
            // A reader makes no questions of its own.
            question: question_number(&told.question).unwrap_or_default(),
            stance: told.stance,
            answer,
        });
        Ok(())
    }

    fn source(&mut self, source: &record::Claimant) -> u32 {
        if let Some((last, number)) = self.last
            && last.kind == source.kind
            && self.strings.get(last.name) == source.name
        {
            return number;
        }
        let claimant = Claimant {
            name: self.strings.name(&source.name),
            kind: source.kind,
        };
        let number = self.sources.number(claimant);
        self.last = Some((claimant, number));
        number
    }

    fn reply(&mut self, answer: &record::Reply) -> u32 {
        let Some(hash) = self.told.hash(answer) else {
            return self.new_reply(answer);
        };
        self.told.number(hash, answer).unwrap_or_else(|| {
            let number = self.new_reply(answer);
            self.told.keep(hash, answer, number);
            number
        })
    }

    fn new_reply(&mut self, answer: &record::Reply) -> u32 {
        let mut names = |told: &[Cow<str>]| {
            let mut names: Vec<Name> = told.iter().map(|name| self.strings.name(name)).collect();
            names.sort_unstable();
            names.dedup();
            names.into_boxed_slice()
        };
        let reply = match answer {
            record::Reply::By(quantifier, parties) => Reply::By(*quantifier, names(parties)),
            record::Reply::Hit(quantifier, groups) => Reply::Hit(*quantifier, names(groups)),
            record::Reply::Harm(harm) => Reply::Harm(*harm),
            record::Reply::Happened => Reply::Happened,
            record::Reply::Text(text) => Reply::Text(self.strings.name(text)),
        };
        self.replies.number(reply)
    }

    /// The archive called `id`, of the records taken in; `rows` reads them again.
    #[must_use]
    pub fn finish(
        mut self,
        id: ArchiveId,
        path: PathBuf,
        about: About,
        rows: Arc<dyn Rows>,
    ) -> Archive {
        let strings = self.strings.into_strings();
        let sites = self.sites.into_values();
        let timings = self.timings.into_values();
        let ranks = ranks(&sites, |name| strings.get(name));
        let in_time = InTime::of(&timings);
        let order = order(&self.incidents, &ranks, &in_time.ranks);
        let sources = self.sources.into_values();
        let named = sources.iter().map(|source| strings.get(source.name));
        let source_ids = named.map(|name| key::source(&id, name)).collect();
        let mut columns = Columns {
            rows,
            ids: self.ids.into_strings(),
            timings: in_time
                .order
                .iter()
                .map(|it| timings[*it as usize])
                .collect(),
            replies: self.replies.into_values(),
            kinds: Vec::new(),
            incidents: Incidents::default(),
            claims: Claims::default(),
            undated: Vec::new(),
            totals: Totals::default(),
        };
        let places = in_time.places();
        for incident in &mut self.incidents {
            incident.timing = places[incident.timing as usize];
        }
        let precision = |site: u32| sites[site as usize].precision;
        columns.take(&self.incidents, &self.claims, &order, precision);
        let mut archive = Archive {
            id,
            path,
            about,
            sources,
            source_ids,
            precisions: sites.iter().map(|site| site.precision).collect(),
            sites: placed(&sites, &ranks, &self.incidents),
            strings,
            contents: Contents::Rows(Box::new(columns)),
            names: OnceLock::new(),
        };
        let found = archive
            .table()
            .map(|table| (Rivals::default().found_in(table), table.find_undated()));
        if let (Contents::Rows(columns), Some(found)) = (&mut archive.contents, found) {
            let (competing, undated) = found;
            columns.undated = undated;
            columns.compete(&competing);
            for site in &mut archive.sites {
                let incidents = site.incidents.start as usize..site.incidents.end as usize;
                let there = &competing[columns.claims_of_all(&incidents)];
                site.competing = there.iter().copied().max().unwrap_or_default();
            }
            columns.totals = Totals::of(columns, &archive.sites);
        }
        archive
    }
}

/// The rank of each site: along a Morton curve, those without a place last; then by name.
fn ranks<'a>(sites: &[SiteKey], name: impl Fn(Name) -> &'a str) -> Vec<u32> {
    let mut order: Vec<usize> = (0..sites.len()).collect();
    order.sort_by_cached_key(|number| {
        let site = &sites[*number];
        let curve = site.ground.map_or(u64::MAX, morton);
        (
            curve,
            name(site.name).to_owned(),
            site.precision,
            site.is_around,
        )
    });
    let mut ranks = vec![0; sites.len()];
    for (rank, number) in order.into_iter().enumerate() {
        ranks[number] = rank as u32;
    }
    ranks
}

/// The incidents by site, then by time, then as they stand in the file.
fn order(incidents: &[Incident], ranks: &[u32], moments: &[u32]) -> Vec<u32> {
    let time = incidents.iter().map(|it| moments[it.timing as usize]);
    let site = incidents.iter().map(|it| ranks[it.site as usize]);
    let in_file: Vec<u32> = (0..incidents.len() as u32).collect();
    let by_time = sorted(&in_file, &time.collect::<Vec<u32>>());
    sorted(&by_time, &site.collect::<Vec<u32>>())
}

/// The sites by rank, with the incidents at each.
fn placed(sites: &[SiteKey], ranks: &[u32], incidents: &[Incident]) -> Vec<Site> {
    let mut heights = vec![0_u32; sites.len()];
    for incident in incidents {
        heights[ranks[incident.site as usize] as usize] += 1;
    }
    let mut by_rank: Vec<usize> = (0..sites.len()).collect();
    by_rank.sort_by_key(|number| ranks[*number]);
    let mut start = 0;
    let placed = by_rank.into_iter().zip(heights).map(|(number, height)| {
        let site = &sites[number];
        let incidents = start..start + height;
        start = incidents.end;
        Site {
            name: site.name,
            ground: site.ground,
            is_around: site.is_around,
            precision: site.precision,
            known: site.known,
            competing: Competing::Any,
            incidents,
        }
    });
    placed.collect()
}

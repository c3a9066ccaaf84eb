//! Roles: what a column is taken for, one by one, as somebody chooses it.
//!
//! A mapping that is changed by its roles keeps whatever no role says: codes and their meaning, conditions,
//! words for titles. Only the part changes whose role has changed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{At, Claimant, Figure, Figures, Mapping, Rule, Says, Title, Zero};

/// What a column can be taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// The longitude.
    Longitude,
    /// The latitude.
    Latitude,
    /// Longitude and latitude in one.
    Position,
    /// The name of the place.
    PlaceName,
    /// The date, or the first day.
    FirstDay,
    /// The last day.
    LastDay,
    /// Who claims it.
    Source,
    /// What it was taken from.
    Documents,
    /// What happened, in words.
    Words,
    /// The title of the incident.
    Title,
    /// The id of the row.
    Id,
    /// People killed, civilians or not.
    Killed,
    /// At least so many of them.
    KilledLeast,
    /// At most so many.
    KilledMost,
    /// Civilians killed.
    Civilians,
    /// At least so many.
    CiviliansLeast,
    /// At most so many.
    CiviliansMost,
    /// Children killed.
    Children,
    /// Civilians injured.
    Injured,
    /// At least so many.
    InjuredLeast,
    /// At most so many.
    InjuredMost,
    /// Who struck.
    By,
    /// Who was hit.
    Hit,
    /// Who was involved.
    Involved,
}

impl Role {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 24] = [
        Self::Longitude,
        Self::Latitude,
        Self::Position,
        Self::PlaceName,
        Self::FirstDay,
        Self::LastDay,
        Self::Source,
        Self::Documents,
        Self::Words,
        Self::Title,
        Self::Id,
        Self::Killed,
        Self::KilledLeast,
        Self::KilledMost,
        Self::Civilians,
        Self::CiviliansLeast,
        Self::CiviliansMost,
        Self::Children,
        Self::Injured,
        Self::InjuredLeast,
        Self::InjuredMost,
        Self::By,
        Self::Hit,
        Self::Involved,
    ];

    /// Whether several columns can have it.
    #[must_use]
    pub fn takes_several(self) -> bool {
        matches!(
            self,
            Self::PlaceName
                | Self::Source
                | Self::Documents
                | Self::Words
                | Self::Title
                | Self::Involved
        )
    }
}

/// Which columns have which role.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Roles(BTreeMap<Role, Vec<String>>);

impl Roles {
    /// The roles that columns have by `mapping`.
    #[must_use]
    pub fn of(mapping: &Mapping) -> Self {
        let mut roles = Self::default();
        match &mapping.place.at {
            Some(At::LonLat(lon, lat)) => {
                roles.give(Role::Longitude, [lon]);
                roles.give(Role::Latitude, [lat]);
            }
            Some(At::One(column) | At::LonFirst(column)) => roles.give(Role::Position, [column]),
            None => {}
        }
        roles.give(Role::PlaceName, &mapping.place.name);
        roles.give(Role::FirstDay, &mapping.time.first);
        roles.give(Role::LastDay, &mapping.time.last);
        roles.give(Role::Source, mapping.source.columns());
        roles.give(Role::Documents, &mapping.documents);
        roles.give(Role::Words, &mapping.text);
        roles.give(
            Role::Title,
            mapping.title.iter().map(|title| match title {
                Title::Column(column) | Title::Words(column, _) => column,
            }),
        );
        roles.give(Role::Id, &mapping.id);
        for rule in &mapping.claims {
            match &rule.says {
                Says::Happened => {}
                Says::Harm(figures) => roles.take_figures(figures),
                Says::By(column) => roles.give(Role::By, [column]),
                Says::Hit(column) => roles.give(Role::Hit, [column]),
                Says::Involved(columns) => roles.give(Role::Involved, columns),
            }
        }
        roles
    }

    fn take_figures(&mut self, figures: &Figures) {
        for (figure, [one, least, most]) in [
            (
                &figures.people,
                [Role::Killed, Role::KilledLeast, Role::KilledMost],
            ),
            (
                &figures.civilians,
                [Role::Civilians, Role::CiviliansLeast, Role::CiviliansMost],
            ),
            (
                &figures.injured,
                [Role::Injured, Role::InjuredLeast, Role::InjuredMost],
            ),
        ] {
            match figure {
                Some(Figure::One(column)) => self.give(one, [column]),
                Some(Figure::Range { best, low, high }) => {
                    self.give(one, best);
                    self.give(least, low);
                    self.give(most, high);
                }
                Some(Figure::Between { low, high }) => {
                    self.give(least, [low]);
                    self.give(most, [high]);
                }
                None => {}
            }
        }
        let children = figures.children.iter().flat_map(Figure::columns);
        self.give(Role::Children, children.take(1));
    }

    fn give<'a>(&mut self, role: Role, columns: impl IntoIterator<Item = &'a String>) {
        let given = self.0.entry(role).or_default();
        for column in columns {
            if !given.contains(column) {
                given.push(column.clone());
            }
        }
    }

    /// The columns that have `role`.
    #[must_use]
    pub fn columns(&self, role: Role) -> &[String] {
        self.0.get(&role).map_or(&[], Vec::as_slice)
    }

    /// The roles that `column` has.
    pub fn of_column(&self, column: &str) -> impl Iterator<Item = Role> {
        let has = move |columns: &Vec<String>| columns.iter().any(|known| known == column);
        let roles = self.0.iter().filter(move |(_, columns)| has(columns));
        roles.map(|(role, _)| *role)
    }

    /// Gives `column` the role, or takes it away; where a role is of one column alone, no other keeps it.
    pub fn set(&mut self, role: Role, column: &str, has: bool) {
        let columns = self.0.entry(role).or_default();
        columns.retain(|known| known != column);
        if has {
            if !role.takes_several() {
                columns.clear();
            }
            columns.push(column.to_owned());
        }
        // A position is written in one way.
        if has && role == Role::Position {
            self.0.remove(&Role::Longitude);
            self.0.remove(&Role::Latitude);
        }
        if has && matches!(role, Role::Longitude | Role::Latitude) {
            self.0.remove(&Role::Position);
        }
    }

    fn one(&self, role: Role) -> Option<String> {
        self.columns(role).first().cloned()
    }

    fn figure(&self, one: Role, least: Role, most: Role) -> Option<Figure> {
        let [best, low, high] = [one, least, most].map(|role| self.one(role));
        match (best, low, high) {
            (None, None, None) => None,
            (Some(best), None, None) => Some(Figure::One(best)),
            (None, Some(low), Some(high)) => Some(Figure::Between { low, high }),
            (best, low, high) => Some(Figure::Range { best, low, high }),
        }
    }

    /// `mapping` with these roles: what they do not change of it stays as it is.
    #[must_use]
    pub fn over(&self, mapping: &Mapping) -> Mapping {
        let before = Self::of(mapping);
        let has_changed = |roles: &[Role]| {
            let mut roles = roles.iter();
            roles.any(|role| self.columns(*role) != before.columns(*role))
        };
        let mut mapping = mapping.clone();
        if has_changed(&[Role::Longitude, Role::Latitude, Role::Position]) {
            mapping.place.at = self.at();
        }
        if has_changed(&[Role::PlaceName]) {
            mapping.place.name = self.columns(Role::PlaceName).to_vec();
        }
        mapping.time.first = self.one(Role::FirstDay);
        mapping.time.last = self.one(Role::LastDay);
        if has_changed(&[Role::Source]) {
            mapping.source = match self.columns(Role::Source) {
                [] => Claimant::DataSet,
                [only] => Claimant::Column(only.clone()),
                several => Claimant::Columns(several.to_vec()),
            };
        }
        mapping.documents = self.columns(Role::Documents).to_vec();
        mapping.text = self.columns(Role::Words).to_vec();
        if has_changed(&[Role::Title]) {
            let titles = self.columns(Role::Title).iter().cloned();
            mapping.title = titles.map(Title::Column).collect();
        }
        mapping.id = self.one(Role::Id);
        self.claims_over(&mut mapping.claims, has_changed);
        mapping
    }

    fn at(&self) -> Option<At> {
        let pair = self.one(Role::Longitude).zip(self.one(Role::Latitude));
        let pair = pair.map(|(lon, lat)| At::LonLat(lon, lat));
        pair.or_else(|| self.one(Role::Position).map(At::One))
    }

    fn claims_over(&self, claims: &mut Vec<Rule>, has_changed: impl Fn(&[Role]) -> bool) {
        let rule = |says| Rule {
            says,
            when: None,
            source: None,
        };
        if claims.is_empty() {
            claims.push(rule(Says::Happened));
        }
        if has_changed(&FIGURES) {
            let zero = claims.iter().find_map(|rule| match &rule.says {
                Says::Harm(figures) => Some(figures.zero),
                _ => None,
            });
            claims.retain(|rule| !matches!(rule.says, Says::Harm(_)));
            let figures = self.figures(zero.unwrap_or_default());
            let says_harm = figures.columns().next().is_some();
            claims.extend(says_harm.then_some(rule(Says::Harm(figures))));
        }
        if has_changed(&[Role::By]) {
            claims.retain(|rule| !matches!(rule.says, Says::By(_)));
            claims.extend(self.one(Role::By).map(Says::By).map(rule));
        }
        if has_changed(&[Role::Hit]) {
            claims.retain(|rule| !matches!(rule.says, Says::Hit(_)));
            claims.extend(self.one(Role::Hit).map(Says::Hit).map(rule));
        }
        if has_changed(&[Role::Involved]) {
            claims.retain(|rule| !matches!(rule.says, Says::Involved(_)));
            let columns = self.columns(Role::Involved);
            let says = (!columns.is_empty()).then(|| Says::Involved(columns.to_vec()));
            claims.extend(says.map(rule));
        }
    }

    fn figures(&self, zero: Zero) -> Figures {
        Figures {
            people: self.figure(Role::Killed, Role::KilledLeast, Role::KilledMost),
            civilians: self.figure(Role::Civilians, Role::CiviliansLeast, Role::CiviliansMost),
            children: self.one(Role::Children).map(Figure::One),
            injured: self.figure(Role::Injured, Role::InjuredLeast, Role::InjuredMost),
            zero,
        }
    }
}

/// The roles of columns that count people.
const FIGURES: [Role; 10] = [
    Role::Killed,
    Role::KilledLeast,
    Role::KilledMost,
    Role::Civilians,
    Role::CiviliansLeast,
    Role::CiviliansMost,
    Role::Children,
    Role::Injured,
    Role::InjuredLeast,
    Role::InjuredMost,
];

#[cfg(test)]
mod tests;

//! What has been chosen of a table's columns so far, and what becomes of its rows by that.

use std::sync::Arc;

use crate::state::archives::{
    At, DateOrder, Expected, Mapping, Preview, Role, Roles, Swapped, Trial,
};

use super::super::screen::Screen;
use super::expected;

/// What has been chosen so far.
#[derive(Default)]
pub struct MappingForm {
    /// What it is chosen for, and on.
    chosen: Option<Chosen>,
    /// The name that is being typed, under which the mapping is to be kept.
    pub(super) name: String,
    /// The kept mapping that was begun with.
    pub(super) begun_with: Option<String>,
}

struct Chosen {
    preview: Arc<Preview>,
    expected: Expected,
    /// What no role says.
    base: Mapping,
    roles: Roles,
    /// Whether of a position in one column the longitude stands first.
    lon_first: bool,
    row: usize,
    /// What becomes of the rows; `None` once something else was chosen.
    trial: Option<Arc<Tried>>,
}

/// What becomes of the rows.
pub struct Tried {
    /// As they are read.
    pub trial: Trial,
    /// Whether longitude and latitude look swapped.
    pub swapped: Option<Swapped>,
}

impl MappingForm {
    /// The table whose columns are told, if there is one; with another, what was chosen begins afresh.
    pub(super) fn follow(&mut self, screen: &Screen) -> Option<Arc<Preview>> {
        let preview = screen.state.archives.preview.as_ref()?;
        let is_known = self
            .chosen
            .as_ref()
            .is_some_and(|chosen| Arc::ptr_eq(&chosen.preview, preview));
        if !is_known {
            self.chosen = Some(Chosen {
                preview: Arc::clone(preview),
                expected: expected(screen),
                base: (*preview.mapping).clone(),
                roles: Roles::of(&preview.mapping),
                lon_first: is_lon_first(&preview.mapping),
                row: 0,
                trial: None,
            });
            self.name.clone_from(&preview.mapping.name);
            self.begun_with = None;
        }
        Some(Arc::clone(preview))
    }

    /// Begins with `mapping` instead of what was chosen.
    pub(super) fn begin_with(&mut self, mapping: &Mapping) {
        if let Some(chosen) = &mut self.chosen {
            chosen.base = mapping.clone();
            chosen.roles = Roles::of(mapping);
            chosen.lon_first = is_lon_first(mapping);
            chosen.trial = None;
        }
    }

    /// The mapping that was read from the table itself.
    pub(super) fn own(&self) -> Option<Arc<Mapping>> {
        let chosen = self.chosen.as_ref()?;
        Some(Arc::clone(&chosen.preview.mapping))
    }

    /// The mapping as it is chosen.
    pub(super) fn mapping(&self) -> Mapping {
        self.chosen
            .as_ref()
            .map(Chosen::mapping)
            .unwrap_or_default()
    }

    /// The columns that have `role`.
    pub(super) fn columns(&self, role: Role) -> &[String] {
        let chosen = self.chosen.as_ref();
        chosen.map_or(&[], |chosen| chosen.roles.columns(role))
    }

    /// The roles of `column`.
    pub(super) fn roles_of(&self, column: &str) -> Vec<Role> {
        let chosen = self.chosen.as_ref();
        chosen.map_or_else(Vec::new, |chosen| chosen.roles.of_column(column).collect())
    }

    /// Gives `column` the role, or takes it away.
    pub(super) fn set_role(&mut self, role: Role, column: &str, has: bool) {
        if let Some(chosen) = &mut self.chosen {
            chosen.roles.set(role, column, has);
            chosen.trial = None;
        }
    }

    /// The columns that name victims or witnesses.
    pub(super) fn personal(&self) -> &[String] {
        let chosen = self.chosen.as_ref();
        chosen.map_or(&[], |chosen| &chosen.base.personal)
    }

    /// Takes `column` for one that names victims or witnesses, or no longer.
    pub(super) fn set_personal(&mut self, column: &str, is_personal: bool) {
        if let Some(chosen) = &mut self.chosen {
            chosen.base.personal.retain(|known| known != column);
            if is_personal {
                chosen.base.personal.push(column.to_owned());
            }
        }
    }

    /// Which of two numbers in a date is the day, if that is told and not left to the cells.
    pub(super) fn order(&self) -> Option<DateOrder> {
        self.chosen.as_ref()?.base.time.order
    }

    /// Tells which of two numbers in a date is the day.
    pub(super) fn set_order(&mut self, order: Option<DateOrder>) {
        if let Some(chosen) = &mut self.chosen {
            chosen.base.time.order = order;
            chosen.trial = None;
        }
    }

    /// Takes longitude for latitude, and the other way round.
    pub(super) fn swap(&mut self) {
        let Some(chosen) = &mut self.chosen else {
            return;
        };
        let one = |role| chosen.roles.columns(role).first().cloned();
        if let Some((lon, lat)) = one(Role::Longitude).zip(one(Role::Latitude)) {
            chosen.roles.set(Role::Longitude, &lat, true);
            chosen.roles.set(Role::Latitude, &lon, true);
        } else {
            chosen.lon_first = !chosen.lon_first;
        }
        chosen.trial = None;
    }

    /// Which row is looked at, counted from 0.
    pub(super) fn row(&self) -> usize {
        self.chosen.as_ref().map_or(0, |chosen| chosen.row)
    }

    /// Looks at another row.
    pub(super) fn look_at(&mut self, row: usize) {
        if let Some(chosen) = self.chosen.as_mut().filter(|chosen| chosen.row != row) {
            chosen.row = row;
            chosen.trial = None;
        }
    }

    /// What becomes of the rows by what is chosen.
    pub(super) fn tried(&mut self) -> Option<Arc<Tried>> {
        let chosen = self.chosen.as_mut()?;
        if chosen.trial.is_none() {
            let trial = chosen.preview.sample.tried(&chosen.mapping(), chosen.row);
            let swapped = chosen.expected.swapped(&trial.positions);
            chosen.trial = Some(Arc::new(Tried { trial, swapped }));
        }
        chosen.trial.clone()
    }
}

impl Chosen {
    fn mapping(&self) -> Mapping {
        let mut mapping = self.roles.over(&self.base);
        mapping.place.at = mapping.place.at.map(|at| match (at, self.lon_first) {
            (At::One(column) | At::LonFirst(column), true) => At::LonFirst(column),
            (At::One(column) | At::LonFirst(column), false) => At::One(column),
            (at @ At::LonLat(..), _) => at,
        });
        mapping
    }
}

fn is_lon_first(mapping: &Mapping) -> bool {
    matches!(mapping.place.at, Some(At::LonFirst(_)))
}

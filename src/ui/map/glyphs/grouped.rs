//! Which places share a glyph, kept from frame to frame: panning regroups nothing.

use std::sync::Arc;

use crate::model::Subject;
use crate::query::Summary;
use crate::state::archives::Shown;

use super::super::super::screen::Screen;
use super::super::cells::{Seat, cells, step};
use super::member::Member;

/// The groups as they were last worked out.
#[derive(Default)]
pub struct Grouped {
    known: Option<(Basis, Arc<[Vec<usize>]>)>,
}

/// What groups depend on.
#[derive(PartialEq)]
struct Basis {
    summaries: Shared<[Summary]>,
    archives: Vec<Shared<Shown>>,
    /// Which archives are shown.
    archived: u64,
    selected: Option<Subject>,
    is_staged: bool,
    /// How many places there are: what is selected is among them once its row is read.
    members: usize,
    step: f64,
    apart: f32,
}

/// Equal are only clones of one another.
struct Shared<T: ?Sized>(Arc<T>);

impl<T: ?Sized> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Grouped {
    /// The groups of `members`, which are all places of `screen` that a glyph can stand for, by their numbers,
    /// at `zoom`; marks are `apart` points wide.
    pub fn groups(
        &mut self,
        screen: &Screen,
        members: &[Member],
        zoom: f64,
        apart: f32,
    ) -> Arc<[Vec<usize>]> {
        let basis = Basis::of(screen, members.len(), zoom, apart);
        if let Some((known, groups)) = &self.known
            && *known == basis
        {
            return Arc::clone(groups);
        }
        let seats: Vec<Seat> = members.iter().map(|member| member.seat).collect();
        let groups: Arc<[Vec<usize>]> = cells(&seats, zoom, apart).into();
        self.known = Some((basis, Arc::clone(&groups)));
        groups
    }
}

impl Basis {
    fn of(screen: &Screen, members: usize, zoom: f64, apart: f32) -> Self {
        let derived = screen.derived;
        let archives = derived
            .archives
            .iter()
            .map(|it| Shared(Arc::clone(&it.shown)));
        Self {
            summaries: Shared(Arc::clone(&derived.summaries.value)),
            archives: archives.collect(),
            archived: screen.state.archives.revision(),
            selected: screen.state.view.selected.clone(),
            is_staged: screen.state.view.stage.is_some(),
            members,
            step: step(zoom),
            apart,
        }
    }
}

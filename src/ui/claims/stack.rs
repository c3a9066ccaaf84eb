//! The browser of a stack: incidents that share one coordinate, in the order of time.
//!
//! Only the rows in view are drawn. A row leads to its incident alone; what is said of the place as a
//! whole stays one step away.

use std::collections::HashMap;
use std::sync::Arc;

use egui::{
    Align, Layout, Rect, Response, Role, ScrollArea, Sense, TextEdit, TextWrapMode, Ui, WidgetInfo,
    pos2, vec2,
};

use crate::model::{Case, Incident, IncidentId, PlaceId, Scope, Span, Subject};
use crate::query::{Shown, Stack, folded, shown_incidents};
use crate::state::{Command, Commands};
use crate::ui::leads::lead;
use crate::ui::screen::Screen;
use crate::ui::text;
use crate::ui::theme::{HALF, ROUND, STEP, Theme};
use crate::ui::widgets::{focus_ring, icon, paint_badge, quiet_button, sign};
use crate::ui::words;

/// How many rows are in view at once.
const ROWS: usize = 5;

/// What is being looked for in a stack, and what was found.
#[derive(Default)]
pub struct StackMemory {
    typed: String,
    known: Option<Known>,
    /// The incident that was last brought into view.
    followed: Option<IncidentId>,
}

/// The rows of the stack at some places, and what they were worked out from.
struct Known {
    document: u64,
    revision: u64,
    shown: Arc<Shown>,
    places: Vec<PlaceId>,
    typed: String,
    rows: Arc<Rows>,
}

/// The incidents that are left by what is typed and by the filter.
struct Rows {
    left: Vec<Row>,
    /// How many have the words that are typed, and are hidden by the filter.
    hidden: usize,
}

struct Row {
    id: IncidentId,
    /// How many claims on it are shown.
    claims: usize,
}

/// The browser of the stack that `subject` stands in, if it stands in one.
pub fn stack_ui(
    ui: &mut Ui,
    screen: &Screen,
    subject: &Subject,
    memory: &mut StackMemory,
    commands: &mut Commands,
) {
    let Some(stack) = screen.stacks().with(screen.case(), subject) else {
        return;
    };
    ui.add_space(STEP);
    let rows = memory.rows(screen, stack);
    let chosen = rows.position(subject);
    head_ui(ui, screen, stack, &rows, chosen, commands);
    if matches!(subject, Subject::Incident(_)) {
        places_ui(ui, screen, stack, commands);
    }
    memory.field_ui(ui);
    memory.list_ui(ui, screen, stack, &rows, chosen, commands);
    left_out_ui(ui, screen, stack, &rows);
}

/// How many there are, and the steps to the one before and the one after.
fn head_ui(
    ui: &mut Ui,
    screen: &Screen,
    stack: &Stack,
    rows: &Rows,
    chosen: Option<usize>,
    commands: &mut Commands,
) {
    let theme = screen.theme;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let spacing = std::mem::take(&mut ui.spacing_mut().item_spacing.x);
            let after = chosen.map_or(0, |at| at + 1);
            let before = chosen.and_then(|at| at.checked_sub(1));
            for (icon, name, to) in [
                (icon::ON, "The incident after", Some(after)),
                (icon::BACK, "The incident before", before),
            ] {
                let row = to.and_then(|to| rows.left.get(to));
                let button =
                    ui.add_enabled_ui(row.is_some(), |ui| quiet_button(ui, theme, icon, name));
                if let Some(row) = row.filter(|_| button.inner.clicked()) {
                    commands.push(row.command());
                }
            }
            ui.spacing_mut().item_spacing.x = spacing;
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
                sign(ui, theme, icon::STACK);
                let words = format!("{} here", words::counted(stack.incidents.len(), "incident"));
                text::label(ui, &words, theme.strong(), theme.colours.ink);
            });
        });
    });
}

/// The way back from one incident to the place, or places, at which all of them are.
fn places_ui(ui: &mut Ui, screen: &Screen, stack: &Stack, commands: &mut Commands) {
    let theme = screen.theme;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        let words = "All that is said of the place:";
        text::label(ui, words, theme.small(), theme.colours.ink_soft);
        for place in &stack.places {
            let place = Subject::Place(place.clone());
            lead(ui, screen, &place, theme.small(), commands);
        }
    });
}

/// What of the stack does not stand in the list.
fn left_out_ui(ui: &mut Ui, screen: &Screen, stack: &Stack, rows: &Rows) {
    let (font, soft) = (screen.theme.small(), screen.theme.colours.ink_soft);
    if rows.left.is_empty() && rows.hidden == 0 {
        text::label(ui, "None has these words.", font.clone(), soft);
    } else if rows.left.len() + rows.hidden < stack.incidents.len() {
        let words = format!("{} have these words.", rows.left.len() + rows.hidden);
        text::label(ui, &words, font.clone(), soft);
    }
    if rows.hidden > 0 {
        let words = format!("{} hidden by the filters.", rows.hidden);
        text::label(ui, &words, font, screen.theme.colours.tension);
    }
}

impl StackMemory {
    /// The rows of `stack`, worked out again when it, the filter or the words are others.
    fn rows(&mut self, screen: &Screen, stack: &Stack) -> Arc<Rows> {
        let revision = screen.state.document.revision();
        let shown = screen.shown();
        let known = self.known.as_ref();
        let document = screen.state.document.identity();
        let known =
            known.filter(|known| known.document == document && known.places == stack.places);
        if known.is_none() {
            self.typed.clear();
        }
        let is_current = |known: &&Known| {
            let is_of = known.revision == revision && Arc::ptr_eq(&known.shown, shown);
            is_of && known.typed == self.typed
        };
        if let Some(known) = known.filter(is_current) {
            return Arc::clone(&known.rows);
        }
        let rows = Arc::new(Rows::of(screen, stack, &self.typed));
        self.known = Some(Known {
            document,
            revision,
            shown: Arc::clone(shown),
            places: stack.places.clone(),
            typed: self.typed.clone(),
            rows: Arc::clone(&rows),
        });
        rows
    }

    fn field_ui(&mut self, ui: &mut Ui) {
        let field = TextEdit::singleline(&mut self.typed)
            .hint_text("words, a source, a date as 2015-10-01")
            .desired_width(f32::INFINITY);
        let field = ui.add(field);
        field.widget_info(|| {
            WidgetInfo::labeled(Role::TextInput, true, "Words that incidents here must have")
        });
    }

    fn list_ui(
        &mut self,
        ui: &mut Ui,
        screen: &Screen,
        stack: &Stack,
        rows: &Rows,
        chosen: Option<usize>,
        commands: &mut Commands,
    ) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let height = row_height(screen.theme);
        let room = height * rows.left.len().min(ROWS) as f32;
        let mut list = ScrollArea::vertical()
            .id_salt(("stack", &stack.places))
            .max_height(room)
            .min_scrolled_height(room)
            .auto_shrink([false, true]);
        let met = chosen.map(|row| rows.left[row].id.clone());
        if met != self.followed
            && let Some(row) = chosen
        {
            let above = row.saturating_sub(ROWS / 2) as f32;
            list = list.vertical_scroll_offset(above * height);
        }
        self.followed = met;
        list.show_rows(ui, height, rows.left.len(), |ui, in_view| {
            for number in in_view {
                let row = &rows.left[number];
                let response = row_ui(ui, screen, stack, row, chosen == Some(number));
                if response.clicked() {
                    commands.push(row.command());
                    // It is in view already, and is to stay under the pointer.
                    self.followed = Some(row.id.clone());
                }
            }
        });
        ui.spacing_mut().item_spacing.y = HALF;
        ui.add_space(HALF);
    }
}

fn row_height(theme: &Theme) -> f32 {
    (theme.body().size * 1.35 + theme.small().size * 1.35 + STEP).ceil()
}

/// What the incident is called and when it was; how many claims are on it, and whether any competes.
fn row_ui(ui: &mut Ui, screen: &Screen, stack: &Stack, row: &Row, is_chosen: bool) -> Response {
    let theme = screen.theme;
    let incident = screen.case().incident(&row.id);
    let size = vec2(ui.available_width(), row_height(theme));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let known = known_of(screen.case(), stack, incident);
    let claims = words::counted(row.claims, "claim");
    response.widget_info(|| {
        let said = format!("{}, {known}, {claims}", incident.title);
        WidgetInfo::selected(Role::Button, true, is_chosen, said)
    });
    let colours = &theme.colours;
    let ground = match (is_chosen, response.hovered()) {
        (true, _) => Some(colours.selection),
        (false, met) => met.then_some(colours.hover),
    };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, ROUND, ground);
    }
    let room = rect.shrink2(vec2(STEP, HALF));
    let right = row.paint_right(ui, screen, room, &claims);
    let (ink, soft) = (colours.ink, colours.ink_soft);
    let title = text::line(ui.painter(), &incident.title, theme.body(), ink, right[0]);
    let known = text::line(ui.painter(), &known, theme.small(), soft, right[1]);
    let below = pos2(room.left(), room.bottom() - known.size().y);
    ui.painter().galley(room.min, title, ink);
    ui.painter().galley(below, known, soft);
    focus_ring(ui, theme, &response, rect.shrink(2.0));
    response.on_hover_text(&incident.title)
}

/// At which of its places it was, where the stack has several, and when.
fn known_of(case: &Case, stack: &Stack, incident: &Incident) -> String {
    let when = words::when(incident);
    if stack.places.len() == 1 {
        return when;
    }
    format!("{} · {when}", words::whereabouts(case, incident))
}

impl Row {
    fn command(&self) -> Command {
        Command::Select(Some(Subject::Incident(self.id.clone())))
    }

    /// The sign of what competes, and the number of claims; returns how much room each leaves to the
    /// words of its line.
    fn paint_right(&self, ui: &Ui, screen: &Screen, room: Rect, claims: &str) -> [f32; 2] {
        let theme = screen.theme;
        let subject = Subject::Incident(self.id.clone());
        let badge = words::badge(screen.contest().standing(&subject));
        let radius = theme.small().size * 0.6;
        let mut above = room.width();
        if let Some(badge) = badge {
            let centre = pos2(room.right() - radius, room.top() + theme.body().size * 0.65);
            paint_badge(ui.painter(), theme, centre, radius, badge);
            above -= radius * 2.0 + HALF;
        }
        let soft = theme.colours.ink_soft;
        let claims = text::line(ui.painter(), claims, theme.small(), soft, room.width());
        let size = claims.size();
        ui.painter().galley(room.max - size, claims, soft);
        [above, room.width() - size.x - STEP]
    }
}

impl Rows {
    fn of(screen: &Screen, stack: &Stack, typed: &str) -> Self {
        let case = screen.case();
        let words: Vec<Word> = typed.split_whitespace().map(Word::of).collect();
        let about = About::of(screen);
        let shown = shown_incidents(case, screen.shown());
        let mut rows = Self {
            left: Vec::new(),
            hidden: 0,
        };
        for id in &stack.incidents {
            if !words.is_empty() && !about.have(case, id, &words) {
                continue;
            }
            let in_full = || {
                let claims = about.shown.get(id).copied().unwrap_or_default();
                (shown.contains(id), claims)
            };
            let beyond = screen.beyond(id);
            let (is_shown, claims) = beyond.map_or_else(in_full, |(beyond, claims)| {
                (claims > 0 || beyond.numbers.is_empty(), claims)
            });
            if is_shown {
                let id = id.clone();
                rows.left.push(Row { id, claims });
            } else {
                rows.hidden += 1;
            }
        }
        rows
    }

    fn position(&self, subject: &Subject) -> Option<usize> {
        let Subject::Incident(id) = subject else {
            return None;
        };
        self.left.iter().position(|row| row.id == *id)
    }
}

/// A word that is looked for. One that is a date finds all that may have happened then.
struct Word {
    folded: String,
    time: Option<Span>,
}

impl Word {
    fn of(typed: &str) -> Self {
        Self {
            folded: folded(typed),
            time: Span::parse(typed).ok(),
        }
    }
}

/// What is claimed of each incident.
struct About<'a> {
    /// How many claims are shown.
    shown: HashMap<&'a IncidentId, usize>,
    /// Whose they are, shown or not.
    sources: HashMap<&'a IncidentId, Vec<&'a str>>,
}

impl<'a> About<'a> {
    fn of(screen: &Screen<'a>) -> Self {
        let mut about = Self {
            shown: HashMap::new(),
            sources: HashMap::new(),
        };
        let case = screen.case();
        for claim in case.claims.iter() {
            let Scope::Incident(id) = &claim.scope else {
                continue;
            };
            let source = case.source(&claim.source);
            let names = about.sources.entry(id).or_default();
            names.extend([source.name.as_str(), source.short_name()]);
            if screen.shown().shows(claim) {
                *about.shown.entry(id).or_default() += 1;
            }
        }
        let beyond = screen
            .excerpt()
            .into_iter()
            .flat_map(|excerpt| &excerpt.beyond);
        for (id, beyond) in beyond {
            let names = beyond
                .sources
                .iter()
                .map(|source| case.source(source).name.as_str());
            about.sources.insert(id, names.collect());
        }
        about
    }

    /// Whether what is known of the incident `id` has all of `words`.
    fn have(&self, case: &Case, id: &IncidentId, words: &[Word]) -> bool {
        let incident = case.incident(id);
        let mut known = vec![incident.title.clone(), words::when(incident)];
        known.push(words::whereabouts(case, incident));
        known.extend(incident.note.clone());
        let sources = self.sources.get(id).into_iter().flatten();
        known.extend(sources.map(|name| (*name).to_owned()));
        let known = folded(&known.join(" "));
        words.iter().all(|word| {
            let times = word.time.zip(incident.when);
            let is_then = times.is_some_and(|(time, when)| time.overlaps(when.span()));
            is_then || known.contains(&word.folded)
        })
    }
}

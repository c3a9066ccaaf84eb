//! A dossier to be read: everything on what is selected as one page, on the screen and as Markdown.

use std::fmt::Write as _;
use std::sync::Arc;

use egui::{FontId, Rangef, Ui};

use crate::model::{Case, Location, Note, SourceId, Stance, Subject};
use crate::query::{Dossier, Position, Section, Shown, dossier};
use crate::state::{Command, Commands, CoordinateForm, State};
use crate::ui::markdown::{line, lines};
use crate::ui::memory::Derived;
use crate::ui::notes::Notes;
use crate::ui::screen::Screen;
use crate::ui::text;
use crate::ui::theme::{HALF, STEP, Theme};
use crate::ui::words;

use super::citation::abouts;
use super::known::{incident_in_words, particulars};
use super::position::Scoped;
use super::telling::{Line, position, told, who};
use super::{claims_of, nothing_said, scoped};

/// A part of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Block {
    Title(String),
    Heading(String),
    /// What stands out in a paragraph, and what is said of it.
    Item(String, Vec<Line>),
    Line(Line),
}

/// A page of no more parts than this is drawn whole; of a longer one, what is in view.
const SHORT: usize = 300;

/// The page as it was last written, and how high its parts are.
#[derive(Default)]
pub struct PageMemory {
    known: Option<Known>,
    /// How high each part is, in points, where it has been drawn in this width and type.
    heights: Vec<Option<f32>>,
    setting: Option<(f32, FontId)>,
}

/// A page, and what it was written from.
struct Known {
    revision: u64,
    shown: Arc<Shown>,
    subject: Subject,
    form: CoordinateForm,
    blocks: Arc<[Block]>,
}

/// The page on what is selected, with a button that copies it.
pub fn page_ui(
    ui: &mut Ui,
    screen: &Screen,
    memory: &mut PageMemory,
    is_new: bool,
    commands: &mut Commands,
) {
    let screen = &screen.looked_at();
    let theme = screen.theme;
    let Some(subject) = screen.selected() else {
        let words = "Nothing is selected: select a place first, on the map or in the list.";
        text::label(ui, words, theme.body(), theme.colours.ink_soft);
        return;
    };
    let blocks = memory.page(screen, subject);
    let copy = ui.button("Copy as Markdown");
    if is_new {
        copy.request_focus();
    }
    if copy.clicked() {
        commands.push(Command::Copy(markdown(&blocks)));
    }
    memory.follow(ui, screen, blocks.len());
    for (block, height) in blocks.iter().zip(&mut memory.heights) {
        let top = ui.cursor().top();
        let seen = ui.clip_rect().y_range();
        match *height {
            Some(known) if !seen.intersects(Rangef::new(top, top + known)) => ui.add_space(known),
            _ => {
                block_ui(ui, screen, block);
                *height = (blocks.len() > SHORT).then(|| ui.cursor().top() - top);
            }
        }
    }
    ui.add_space(STEP * 2.0);
}

impl PageMemory {
    /// The page on `subject`, written anew when that or what is said of it is another.
    fn page(&mut self, screen: &Screen, subject: &Subject) -> Arc<[Block]> {
        let revision = screen.state.document.revision();
        let shown = screen.shown();
        let form = screen.state.view.preferences.coordinates;
        let is_current = |known: &&Known| {
            let is_of = known.revision == revision && known.subject == *subject;
            is_of && known.form == form && Arc::ptr_eq(&known.shown, shown)
        };
        if let Some(known) = self.known.as_ref().filter(is_current) {
            return Arc::clone(&known.blocks);
        }
        let blocks: Arc<[Block]> = page(screen, subject).into();
        self.heights.clear();
        self.known = Some(Known {
            revision,
            shown: Arc::clone(shown),
            subject: subject.clone(),
            form,
            blocks: Arc::clone(&blocks),
        });
        blocks
    }

    /// Forgets how high parts are that are set otherwise now.
    fn follow(&mut self, ui: &Ui, screen: &Screen, blocks: usize) {
        let setting = Some((ui.available_width(), screen.theme.body()));
        if self.setting != setting {
            self.setting = setting;
            self.heights.clear();
        }
        self.heights.resize(blocks, None);
    }
}

fn block_ui(ui: &mut Ui, screen: &Screen, block: &Block) {
    let theme = screen.theme;
    let ink = theme.colours.ink;
    match block {
        Block::Title(words) => {
            ui.add_space(STEP);
            text::prose(ui, words, theme.title(), ink);
        }
        Block::Heading(words) => {
            ui.add_space(STEP * 2.0);
            text::prose(ui, words, theme.question(), ink);
        }
        Block::Item(lead, said) => {
            ui.add_space(STEP);
            text::prose(ui, lead, theme.strong(), ink);
            for line in said {
                line_ui(ui, screen, line);
            }
        }
        Block::Line(line) => line_ui(ui, screen, line),
    }
}

fn line_ui(ui: &mut Ui, screen: &Screen, line: &Line) {
    let theme = screen.theme;
    ui.spacing_mut().item_spacing.y = HALF;
    match line {
        Line::Said(words) => text::prose(ui, words, theme.body(), theme.colours.ink),
        _ => text::prose(ui, line.words(), theme.small(), theme.colours.ink_soft),
    };
}

/// All that is known and said of `subject`, as far as it is shown.
fn page(screen: &Screen, subject: &Subject) -> Vec<Block> {
    let (case, contest) = (screen.case(), screen.contest());
    let mut blocks = head(screen, subject);
    let dossier = dossier(case, contest, screen.shown(), subject);
    if dossier.sections.is_empty() {
        blocks.push(Block::Line(Line::Aside(
            nothing_said(screen.excerpt()).to_owned(),
        )));
    }
    for section in &dossier.sections {
        let question = words::question(case, section.question);
        blocks.push(Block::Heading(question.to_owned()));
        blocks.extend(answers(screen, subject, section));
    }
    let claims = claims_of(&dossier);
    if !claims.is_empty() {
        blocks.push(Block::Heading("The claims in full".to_owned()));
    }
    for claim in claims {
        let lead = format!("{} – {}.", who(case, claim), position(case, claim));
        let mut said = told(case, contest, claim);
        let document = case.document(&claim.statement.document);
        let links = [&document.link, &document.archive].into_iter().flatten();
        said.extend(links.cloned().map(Line::Aside));
        let row = screen.excerpt().and_then(|excerpt| excerpt.row_of(claim));
        said.extend(row.map(|row| Line::Aside(row.place())));
        blocks.push(Block::Item(lead, said));
    }
    blocks.extend(noted(case, subject, &dossier));
    blocks
}

/// What it is, where and when, and what competes there.
fn head(screen: &Screen, subject: &Subject) -> Vec<Block> {
    let case = screen.case();
    let name = subject.name(case);
    let (title, position) = match subject {
        Subject::Place(id) => {
            let place = case.place(id);
            let form = screen.state.view.preferences.coordinates;
            // Where a mark stands for an area is no position of it.
            let at = match &place.at {
                Location::Point(at) => Some(words::coordinates(*at, form)),
                _ => None,
            };
            let arabic = place.arabic().map(|arabic| format!("{name} · {arabic}"));
            (arabic.unwrap_or_else(|| name.to_owned()), at)
        }
        Subject::Incident(_) | Subject::Campaign => (name.to_owned(), None),
    };
    let aside = |words: String| Block::Line(Line::Aside(words));
    let mut blocks = vec![Block::Title(title), aside(format!("{}.", case.title))];
    blocks.extend(position.map(|at| aside(format!("At {at}."))));
    blocks.extend(particulars(screen, subject).into_iter().map(aside));
    if let Subject::Place(place) = subject {
        let incidents = screen.stacks().incidents_at(place).iter();
        let incidents = incidents.map(|id| incident_in_words(case.incident(id)));
        blocks.extend(incidents.map(aside));
    }
    let standing = words::standing(screen.contest().standing(subject)).into_iter();
    blocks.extend(standing.map(|(_, words)| {
        let words = format!("{}.", words::capitalised(words));
        Block::Line(Line::Said(words))
    }));
    blocks
}

/// The positions on a question, and who takes none.
fn answers(screen: &Screen, subject: &Subject, section: &Section) -> Vec<Block> {
    let case = screen.case();
    let mut blocks = Vec::new();
    let of_one = (scoped(screen, subject) == Scoped::Said).then_some("Of");
    if section.here.is_empty() {
        let words = format!("Nothing that is shown says it of {}.", subject.name(case));
        blocks.push(Block::Line(Line::Aside(words)));
    }
    for (positions, before) in [
        (&section.here, of_one),
        (&section.broader, Some("More broadly")),
        (&section.narrower, Some("Of a part")),
        (
            &section.in_tension,
            Some("May contradict, if about the same strikes"),
        ),
    ] {
        for position in positions {
            let mut said = voices(case, position);
            said.extend(before.map(|before| {
                Line::Aside(format!("{before}: {}.", words::scope(case, position.scope)))
            }));
            let answer = words::answer(case, &position.answer);
            blocks.push(Block::Item(answer, said));
        }
    }
    let absent = [
        (&section.hidden, "Hidden, and not silent"),
        (&section.perhaps, "Of strikes that may be these or others"),
        (&section.silent, "Silent on this"),
    ];
    for (sources, before) in absent {
        if !sources.is_empty() {
            let names = names(case, sources.iter().copied());
            blocks.push(Block::Line(Line::Aside(format!("{before}: {names}."))));
        }
    }
    blocks
}

/// Who takes which stance to the answer, a line for each.
fn voices(case: &Case, position: &Position) -> Vec<Line> {
    let stances = [
        (Stance::Asserts, "Asserted by"),
        (Stance::Denies, "Denied by"),
        (Stance::Doubts, "Doubted by"),
        (Stance::Conditional, "On a condition, by"),
        (Stance::CannotVerify, "Could not be verified by"),
    ];
    let of_stance = |(stance, before): (Stance, &str)| {
        let questioning = position.questioned_by.iter().copied();
        let questioning = questioning.filter(|claim| claim.stance == stance);
        let voices = position.voices.iter();
        let voices = voices.filter(|voice| voice.stance == stance);
        let all = voices.map(|voice| voice.claim).chain(questioning);
        let sources: Vec<&SourceId> = all.map(|claim| &claim.source).collect();
        let names = names(case, sources.iter().copied());
        (!sources.is_empty()).then(|| Line::Said(format!("{before} {names}.")))
    };
    stances.into_iter().filter_map(of_stance).collect()
}

fn names<'a>(case: &'a Case, sources: impl IntoIterator<Item = &'a SourceId>) -> String {
    let sources = sources.into_iter();
    words::listed(sources.map(|source| case.source(source).short_name()))
}

/// What analysts noted of any of it, under a heading that says what notes are.
fn noted(case: &Case, subject: &Subject, dossier: &Dossier) -> Vec<Block> {
    let notes = Notes::of(case);
    let mut blocks = Vec::new();
    for about in abouts(case, subject, dossier) {
        blocks.extend(notes.about(&about).iter().map(|(_, note)| item(case, note)));
    }
    if !blocks.is_empty() {
        let words = "Notes by analysts, which are no claims".to_owned();
        blocks.insert(0, Block::Heading(words));
    }
    blocks
}

fn item(case: &Case, note: &Note) -> Block {
    let (signature, about) = (words::signature(note), words::about(case, &note.about));
    let lead = format!("{signature}, on {about}");
    Block::Item(lead, vec![Line::Said(note.text.clone())])
}

/// The page on what `state` has selected, in Markdown; nothing where nothing is, or where it has not been read
/// yet.
#[must_use]
pub fn page_in_markdown(state: &State) -> Option<String> {
    let theme = Theme::new(state.theme());
    let derived = Derived::under(&state.view.filter, state, None);
    let screen = Screen::new(state, &theme, &derived).looked_at();
    let subject = screen.selected()?;
    Some(markdown(&page(&screen, subject)))
}

/// The page in Markdown.
fn markdown(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        let _ = match block {
            Block::Title(words) => writeln!(text, "# {}", line(words)),
            Block::Heading(words) => writeln!(text, "\n## {}", line(words)),
            Block::Item(lead, said) => {
                let said = said.iter().map(|said| format!("  \n{}", plain(said)));
                let said = said.collect::<String>().replace('\n', "\n  ");
                writeln!(text, "\n- **{}**{said}", line(lead))
            }
            Block::Line(said) => writeln!(text, "\n{}", plain(said)),
        };
    }
    text
}

fn plain(said: &Line) -> String {
    let words = said.words();
    lines(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_markdown_every_part_is_what_it_is() {
        let said = |words: &str| Line::Said(words.to_owned());
        let text = markdown(&[
            Block::Title("Talbiseh".to_owned()),
            Block::Line(Line::Aside("A *town*.".to_owned())),
            Block::Heading("Were civilians killed?".to_owned()),
            Block::Item(
                "36 killed".to_owned(),
                vec![said("Asserted by A."), said("One\ntwo")],
            ),
        ]);
        let right = "# Talbiseh\n\nA \\*town\\*.\n\n## Were civilians killed?\n\n\
                     - **36 killed**  \n  Asserted by A.  \n  One  \n  two\n";
        assert_eq!(text, right);
    }
}

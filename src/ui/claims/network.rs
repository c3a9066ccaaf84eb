//! The statements on a question that are linked: who answers, relays, corrects, supersedes or questions
//! whom, from the earliest down.
//!
//! Links are what documents say. Words name each of them, so that its line need not be deciphered.

use std::sync::Arc;

use egui::{
    Galley, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::model::{Claim, LinkKind};
use crate::query::{Network, Statement, Thread};
use crate::state::{Command, Commands};
use crate::ui::matrix::entry::in_lines;
use crate::ui::screen::Screen;
use crate::ui::text;
use crate::ui::theme::{HALF, ROUND, STEP, Theme};
use crate::ui::widgets::{Sign, focus_ring, icon, sign_with_words};
use crate::ui::words;

use super::telling::position;

/// How far two lanes are apart, in points on paper.
const LANE: f32 = 9.0;
/// How long the head of an arrow is, in points on paper.
const HEAD: f32 = 5.5;

/// An answer takes no more lines: all of it stands in the card.
const MOST_LINES: u8 = 3;

/// The statements of `network`, one above the other; nothing where it has none.
pub fn network_ui(ui: &mut Ui, screen: &Screen, network: &Network, commands: &mut Commands) {
    if network.statements.is_empty() {
        return;
    }
    let theme = screen.theme;
    ui.add_space(STEP);
    let is_dated = |it: &Statement| it.claim.statement.said.is_some();
    let words = if network.statements.iter().any(is_dated) {
        "Who speaks of whom, the earliest first"
    } else {
        "Who speaks of whom"
    };
    let linked = Sign::Icon(icon::LINKED);
    sign_with_words(ui, theme, linked, words, theme.small_strong());
    ui.spacing_mut().item_spacing.y = 0.0;
    let gutter = gutter(theme, network.lanes);
    let mut nodes: Vec<Pos2> = Vec::new();
    for row in 0..network.statements.len() {
        let response = statement_ui(ui, screen, network, row, gutter);
        if response.clicked() {
            let claim = network.statements[row].claim.id.clone();
            commands.push(Command::ShowClaim(claim));
        }
        nodes.push(node_at(theme, response.rect, gutter));
    }
    for thread in &network.threads {
        paint_thread(ui, theme, thread, &nodes);
    }
    ui.spacing_mut().item_spacing.y = HALF;
    if network.goes_on {
        let words = "More statements are linked with these than stand here.";
        text::label(ui, words, theme.small(), theme.colours.ink_soft);
    }
}

/// How wide the room to the left of the words is, with the lanes and the marks in it.
fn gutter(theme: &Theme, lanes: usize) -> f32 {
    (LANE * theme.weight * lanes as f32 + theme.small().size * 1.6 + HALF).round()
}

/// Where the mark of the statement in `row` stands.
fn node_at(theme: &Theme, row: Rect, gutter: f32) -> Pos2 {
    let size = theme.small().size;
    pos2(
        row.left() + gutter - size * 0.8,
        row.top() + STEP * 0.75 + size * 0.65,
    )
}

/// A statement, which leads to its claim.
fn statement_ui(
    ui: &mut Ui,
    screen: &Screen,
    network: &Network,
    row: usize,
    gutter: f32,
) -> Response {
    let theme = screen.theme;
    let claim = network.statements[row].claim;
    let width = ui.available_width() - gutter - HALF;
    let told = Told::of(ui, screen, network, row, width);
    let size = vec2(ui.available_width(), told.height(theme) + STEP * 1.25);
    // The card of a claim that is hidden is hidden as well.
    let is_shown = network.statements[row].is_shown;
    let sense = if is_shown {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    let is_chosen = screen.state.view.claim.as_ref() == Some(&claim.id);
    response.widget_info(|| {
        if is_shown {
            WidgetInfo::selected(Role::Button, true, is_chosen, &told.said)
        } else {
            WidgetInfo::labeled(Role::Label, true, &told.said)
        }
    });
    paint_ground(ui, screen, &response, gutter, is_chosen);
    let mark = screen.derived.marks.mark(&claim.source);
    let node = node_at(theme, rect, gutter);
    let shape = mark.drawn(node, theme.small().size * 0.45, theme.hue(mark.hue));
    ui.painter().add(shape);
    let at = pos2(rect.left() + gutter, rect.top() + STEP * 0.75);
    told.paint(ui, theme, at, width);
    response
}

/// The words of a statement: who and when on one line, what below it, and on which others it bears.
struct Told {
    who: Arc<Galley>,
    when: Arc<Galley>,
    what: Arc<Galley>,
    bears: Vec<Arc<Galley>>,
    /// All of it, as it is read aloud.
    said: String,
}

impl Told {
    fn of(ui: &Ui, screen: &Screen, network: &Network, row: usize, width: f32) -> Self {
        let (theme, painter) = (screen.theme, ui.painter());
        let (ink, soft) = (theme.colours.ink, theme.colours.ink_soft);
        let statement = network.statements[row];
        let source = screen.case().source(&statement.claim.source).short_name();
        let (date, answer) = (said_on(statement.claim), said(screen, &statement));
        let others = network.from(row);
        let others = others.map(|(kind, of)| bears_on(screen, kind, of.claim));
        let others: Vec<String> = others.collect();
        let when = text::line(painter, &date, theme.small(), soft, width * 0.6);
        let room = width - when.size().x - STEP;
        let set = |words: &String| text::layout(painter, words, theme.small(), soft, width);
        let said = format!("{source}, {date}: {answer}. {}", others.join(". "));
        Self {
            who: text::line(painter, source, theme.small_strong(), ink, room),
            when,
            what: in_lines(painter, &answer, theme.small(), ink, width, MOST_LINES),
            bears: others.iter().map(set).collect(),
            said: said.trim_end().to_owned(),
        }
    }

    fn height(&self, theme: &Theme) -> f32 {
        let below = self.bears.iter().chain([&self.what]);
        line_height(theme) + below.map(|galley| galley.size().y).sum::<f32>()
    }

    fn paint(&self, ui: &Ui, theme: &Theme, mut at: Pos2, width: f32) {
        let (ink, soft) = (theme.colours.ink, theme.colours.ink_soft);
        let right = pos2(at.x + width - self.when.size().x, at.y);
        ui.painter().galley(at, Arc::clone(&self.who), ink);
        ui.painter().galley(right, Arc::clone(&self.when), soft);
        at.y += line_height(theme);
        for galley in [&self.what].into_iter().chain(&self.bears) {
            ui.painter().galley(at, Arc::clone(galley), ink);
            at.y += galley.size().y;
        }
    }
}

fn line_height(theme: &Theme) -> f32 {
    theme.small().size * 1.3
}

fn paint_ground(ui: &Ui, screen: &Screen, response: &Response, gutter: f32, is_chosen: bool) {
    let theme = screen.theme;
    let colours = &theme.colours;
    let words = Rect::from_min_max(
        response.rect.min + vec2(gutter - HALF, HALF * 0.5),
        response.rect.max - vec2(0.0, HALF * 0.5),
    );
    let ground = match (is_chosen, response.hovered()) {
        (true, _) => Some(colours.selection),
        (false, is_met) => (is_met && response.sense.senses_click()).then_some(colours.hover),
    };
    if let Some(ground) = ground {
        ui.painter().rect_filled(words, ROUND, ground);
    }
    focus_ring(ui, theme, response, words);
}

fn said_on(claim: &Claim) -> String {
    let said = claim.statement.said;
    said.map_or_else(|| "date not given".to_owned(), |span| span.to_string())
}

/// What is said, or that it is hidden.
fn said(screen: &Screen, statement: &Statement) -> String {
    if statement.is_shown {
        position(screen.case(), statement.claim)
    } else {
        "hidden by you, and not silent".to_owned()
    }
}

/// How a statement bears on another: "answers Ministry A, 30 September 2015".
fn bears_on(screen: &Screen, kind: LinkKind, of: &Claim) -> String {
    let source = screen.case().source(&of.source).short_name();
    let when = of.statement.said.map(|said| format!(", {said}"));
    let verb = words::link(kind);
    format!("{verb} {source}{}", when.unwrap_or_default())
}

/// A line from one statement to the one that it bears on, with its head there.
fn paint_thread(ui: &Ui, theme: &Theme, thread: &Thread, nodes: &[Pos2]) {
    let (from, to) = (nodes[thread.from], nodes[thread.to]);
    // A statement at which lines begin and end has them a little apart.
    let off = theme.small().size * 0.18;
    let radius = theme.small().size * 0.6;
    let begin = from + vec2(-radius, -off);
    let end = to + vec2(-radius, off);
    let lane = from.x - radius - LANE * theme.weight * (thread.lane as f32 + 0.75);
    let corners = [begin, pos2(lane, begin.y), pos2(lane, end.y), end];
    let stroke = Stroke::new(1.25 * theme.weight, theme.colours.ink_soft);
    match thread.kind {
        LinkKind::Answers | LinkKind::Corrects | LinkKind::Supersedes => {
            ui.painter().line(corners.to_vec(), stroke);
        }
        LinkKind::Questions => {
            ui.painter()
                .extend(Shape::dashed_line(&corners, stroke, 4.0, 3.0));
        }
        LinkKind::Relays => {
            let dots = Shape::dotted_line(&corners, stroke.color, 3.5, stroke.width * 0.6);
            ui.painter().extend(dots);
        }
    }
    let head = HEAD * theme.weight;
    let back = end - Vec2::X * head;
    let side = Vec2::Y * head * 0.6;
    let corners = vec![end, back + side, back - side];
    ui.painter()
        .add(Shape::convex_polygon(corners, stroke.color, Stroke::NONE));
}

//! Choices in a list, each with the number of claims that it leaves.

use std::collections::BTreeSet;

use egui::{Align2, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::ui::screen::Screen;
use crate::ui::theme::{HALF, ROUND, STEP};
use crate::ui::widgets::focus_ring;
use crate::ui::{text, words};

/// Each of `options`, `hidden` or not; a click turns it, a click with Alt hides all others.
pub(super) fn checked<T: Ord + Clone>(
    ui: &mut Ui,
    screen: &Screen,
    hidden: &mut BTreeSet<T>,
    options: impl IntoIterator<Item = (T, impl AsRef<str>, usize)>,
) {
    let options: Vec<_> = options.into_iter().collect();
    for (option, name, count) in &options {
        let is_shown = !hidden.contains(option);
        let row = OptionRow {
            sign: Sign::Check,
            is_chosen: is_shown,
            name: name.as_ref(),
            said: name.as_ref(),
            count: *count,
        };
        let response = row.ui(ui, screen);
        if !response.clicked() {
            continue;
        }
        if ui.input(|input| input.modifiers.alt) {
            let others = options.iter().map(|(other, ..)| other);
            let others: BTreeSet<T> = others.filter(|other| *other != option).cloned().collect();
            // The same again shows all.
            *hidden = if *hidden == others {
                BTreeSet::new()
            } else {
                others
            };
        } else if is_shown {
            hidden.insert(option.clone());
        } else {
            hidden.remove(option);
        }
    }
}

/// One of `options`, which is `wanted`. `of` names what is chosen to those who do not see it.
pub(super) fn chosen<T: PartialEq>(
    ui: &mut Ui,
    screen: &Screen,
    of: &str,
    wanted: &mut T,
    options: impl IntoIterator<Item = (T, impl AsRef<str>, usize)>,
) {
    let mut clicked = None;
    for (option, name, count) in options {
        let row = OptionRow {
            sign: Sign::Radio,
            is_chosen: option == *wanted,
            name: name.as_ref(),
            said: &format!("{of}: {}", name.as_ref()),
            count,
        };
        if row.ui(ui, screen).clicked() {
            clicked = Some(option);
        }
    }
    if let Some(option) = clicked {
        *wanted = option;
    }
}

/// How an option shows that it is chosen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// It is one of several.
    Check,
    /// It is the one.
    Radio,
}

/// One option in its line.
struct OptionRow<'a> {
    sign: Sign,
    is_chosen: bool,
    name: &'a str,
    /// Its name to those who do not see where it stands.
    said: &'a str,
    count: usize,
}

impl OptionRow<'_> {
    fn ui(&self, ui: &mut Ui, screen: &Screen) -> Response {
        let theme = screen.theme;
        let size = vec2(ui.available_width(), theme.body().size + STEP * 1.25);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let role = match self.sign {
            Sign::Check => Role::CheckBox,
            Sign::Radio => Role::RadioButton,
        };
        response.widget_info(|| WidgetInfo::selected(role, true, self.is_chosen, self.said));
        let claims = words::counted(self.count, "claim");
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_description(claims.clone()));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let ground = rect.expand2(vec2(STEP, 0.0));
        if response.hovered() {
            ui.painter().rect_filled(ground, ROUND, theme.colours.hover);
        }
        focus_ring(ui, theme, &response, ground);

        let left = self.paint_sign(ui, &response) + HALF * 1.5;
        let soft = theme.colours.ink_soft;
        let ink = if self.count == 0 {
            soft
        } else {
            theme.colours.ink
        };
        let count = ui.painter().text(
            rect.right_center(),
            Align2::RIGHT_CENTER,
            self.count,
            theme.small(),
            soft,
        );
        let room = count.left() - HALF - left;
        let fonts = [theme.body(), theme.small()];
        let [large, small] = fonts.map(|font| text::line(ui.painter(), self.name, font, ink, room));
        let is_cut = large.elided && small.elided;
        let galley = if large.elided { small } else { large };
        let at = pos2(left, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, ink);
        if is_cut {
            return response.on_hover_text(self.name);
        }
        response
    }

    /// A box or a ring as egui draws them, filled when chosen; returns where it ends.
    fn paint_sign(&self, ui: &Ui, response: &Response) -> f32 {
        let (small, big) = ui.spacing().icon_rectangles(response.rect);
        let visuals = ui.style().interact(response);
        let stroke = Stroke::new(1.0, ui.visuals().widgets.hovered.bg_stroke.color);
        let mark = Stroke::new(1.5, visuals.fg_stroke.color);
        let painter = ui.painter();
        match self.sign {
            Sign::Check => {
                painter.rect(big, ROUND, visuals.bg_fill, stroke, StrokeKind::Inside);
                if self.is_chosen {
                    painter.add(Shape::line(
                        vec![
                            pos2(small.left(), small.center().y),
                            pos2(small.center().x, small.bottom()),
                            pos2(small.right(), small.top()),
                        ],
                        mark,
                    ));
                }
            }
            Sign::Radio => {
                painter.circle(
                    big.center(),
                    big.width() / 2.0 - 0.5,
                    visuals.bg_fill,
                    stroke,
                );
                if self.is_chosen {
                    painter.circle_filled(small.center(), small.width() / 3.0, mark.color);
                }
            }
        }
        big.right()
    }
}

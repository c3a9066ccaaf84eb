//! Theme: every number that shapes the screen, in one place.
//!
//! Three looks share one rhythm of eight points and three sizes of type in two weights. Hues come
//! from a colour-blind-safe set (after Okabe and Ito, "Color Universal Design", 2008), darkened
//! until marks reach 3:1 and text 4.5:1 against the ground; on the Projector, text reaches 7:1.

use std::sync::Arc;

use egui::style::ScrollAnimation;
use egui::{Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Stroke, Vec2};

use crate::model::Hue;
use crate::state::{ColourVision, State, ThemeName, View};

mod colours;

pub use colours::{COVERS, Colours, MapColours, ramp};

/// One step of the rhythm, in points.
pub const STEP: f32 = 8.0;
/// Half a step, in points.
pub const HALF: f32 = 4.0;
/// Corner radius of chips' neighbours: buttons, sheets, notes; in points.
pub const ROUND: CornerRadius = CornerRadius::same(4);

/// Size of small type, in points.
const SMALL: f32 = 12.5;
/// Size of the smallest names on the map, in points.
pub const SMALLEST_NAME: f32 = 11.0;

/// How wide a window has to be for type of the usual size, in points.
const WIDTH_PER_SCALE: f32 = 680.0;

/// How the screen looks: sizes in points, colours, and the marks' weights.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// Which of the three it is.
    pub name: ThemeName,
    /// Colours by what they mean.
    pub colours: Colours,
    /// Factor on type and on what must keep step with it.
    pub scale: f32,
    /// Factor on names on the map, which grow less than the text beside it: there must be room for
    /// them.
    pub names: f32,
    /// Factor on the weight of marks: arcs, outlines, badges.
    pub weight: f32,
    /// Whether nothing glides or fades.
    pub is_still: bool,
}

impl Theme {
    /// The theme called `name`, with type of the usual size.
    #[must_use]
    pub fn new(name: ThemeName) -> Self {
        let (scale, weight) = match name {
            ThemeName::Paper | ThemeName::Night => (1.0, 1.0),
            ThemeName::Projector => (1.4, 1.2),
        };
        Self {
            name,
            colours: Colours::of(name),
            scale,
            names: scale.sqrt(),
            weight,
            is_still: false,
        }
    }

    /// The theme that `state` asks for, in a window of this size in points: type grows as far as the
    /// panels have room for it and, on a stage, with the height.
    #[must_use]
    pub fn of(state: &State, window: Vec2) -> Self {
        let view = &state.view;
        let theme = Self::new(state.theme()).seen(view.colour_vision);
        if view.stage.is_some() {
            return Self {
                is_still: view.preferences.reduce_motion,
                ..theme.on_stage(window.y)
            };
        }
        let asked = theme.scale * f32::from(view.preferences.text_percent) / 100.0;
        let scale = asked.min((window.x / WIDTH_PER_SCALE).max(theme.scale));
        Self {
            scale,
            names: scale.sqrt(),
            is_still: view.preferences.reduce_motion,
            ..theme
        }
    }

    /// The theme of the presenter's window, in which all type keeps step with the window's size: see
    /// [`Self::beside`].
    #[must_use]
    pub fn at_desk(view: &View) -> Self {
        Self {
            is_still: view.preferences.reduce_motion,
            ..Self::new(view.theme_at_desk()).seen(view.colour_vision)
        }
    }

    /// For a window of this size in points that is read at arm's length and at a glance: type grows
    /// with it.
    #[must_use]
    pub fn beside(&self, window: Vec2) -> Self {
        let room = (window.x / 1000.0).min(window.y / 640.0);
        let scale = self.scale * room.clamp(0.9, 1.7);
        Self {
            scale,
            names: scale.sqrt(),
            ..self.clone()
        }
    }

    /// With its colours as they are seen by `vision`.
    #[must_use]
    pub fn seen(self, vision: ColourVision) -> Self {
        Self {
            colours: self.colours.seen(vision),
            ..self
        }
    }

    /// For the back of a room: no type is smaller than a fortieth of the window's `height`, in points.
    fn on_stage(self, height: f32) -> Self {
        let least = height / 40.0;
        Self {
            scale: least / SMALL,
            names: least / SMALLEST_NAME,
            weight: (height / 600.0).max(self.weight),
            ..self
        }
    }

    /// Small type: notes, captions, the status line.
    #[must_use]
    pub fn small(&self) -> FontId {
        FontId::new(SMALL * self.scale, FontFamily::Proportional)
    }

    /// Small type in the heavier weight: headings of lists.
    #[must_use]
    pub fn small_strong(&self) -> FontId {
        FontId::new(12.5 * self.scale, semibold())
    }

    /// Body type.
    #[must_use]
    pub fn body(&self) -> FontId {
        FontId::new(14.5 * self.scale, FontFamily::Proportional)
    }

    /// Body type in the heavier weight: answers, names.
    #[must_use]
    pub fn strong(&self) -> FontId {
        FontId::new(14.5 * self.scale, semibold())
    }

    /// The questions in the panel: body type, heavy and a little larger where there is room.
    #[must_use]
    pub fn question(&self) -> FontId {
        FontId::new(17.0 * self.scale, semibold())
    }

    /// Large type: the title of the panel.
    #[must_use]
    pub fn title(&self) -> FontId {
        FontId::new(22.0 * self.scale, semibold())
    }

    /// An icon as large as body type.
    #[must_use]
    pub fn icon(&self) -> FontId {
        FontId::new(17.0 * self.scale, icons())
    }

    /// Width of the list of sources in a window of `window` points: the map keeps the most of it.
    #[must_use]
    pub fn sources_width(&self, window: f32) -> f32 {
        (240.0 * self.scale).min(window * 0.23)
    }

    /// Width of the panel of claims in a window of `window` points.
    #[must_use]
    pub fn claims_width(&self, window: f32) -> f32 {
        (384.0 * self.scale.sqrt()).min(window * 0.34)
    }

    /// Side of a square button, and height of any other.
    #[must_use]
    pub fn button_side(&self) -> f32 {
        28.0 * self.scale.sqrt()
    }

    /// Height of the bar at the top.
    #[must_use]
    pub fn bar_height(&self) -> f32 {
        48.0 * self.scale.sqrt()
    }

    /// Radius of a place's glyph to the outside of its arcs.
    #[must_use]
    pub fn glyph_radius(&self) -> f32 {
        20.0 * self.weight
    }

    /// The ground of the band on a stage, and the ink on it: dark in every theme, because a light one
    /// would be all that a dark room sees.
    #[must_use]
    pub fn band(&self) -> (Color32, Color32) {
        match self.name {
            ThemeName::Paper | ThemeName::Projector => (self.colours.ink, self.colours.paper),
            ThemeName::Night => (self.colours.raised, self.colours.ink),
        }
    }

    /// What `hue` looks like here.
    #[must_use]
    pub fn hue(&self, hue: Hue) -> Color32 {
        self.colours.hue(hue)
    }

    /// Lays the theme over egui's own style.
    pub fn install(&self, ctx: &egui::Context) {
        let egui_theme = match self.name {
            ThemeName::Paper | ThemeName::Projector => egui::Theme::Light,
            ThemeName::Night => egui::Theme::Dark,
        };
        ctx.set_theme(egui_theme);
        ctx.style_mut_of(egui_theme, |style| self.restyle(style));
    }

    /// Lays the theme over the style of this part of the screen alone: windows share the rest.
    pub fn install_in(&self, ui: &mut egui::Ui) {
        let egui_theme = match self.name {
            ThemeName::Paper | ThemeName::Projector => egui::Theme::Light,
            ThemeName::Night => egui::Theme::Dark,
        };
        let style = ui.style_mut();
        *style = egui_theme.default_style();
        self.restyle(style);
    }

    fn restyle(&self, style: &mut egui::Style) {
        let colours = &self.colours;
        style.text_styles = [
            (egui::TextStyle::Small, self.small()),
            (egui::TextStyle::Body, self.body()),
            (egui::TextStyle::Button, self.body()),
            (egui::TextStyle::Heading, self.title()),
            (egui::TextStyle::Monospace, self.body()),
        ]
        .into();
        style.spacing.item_spacing = egui::vec2(STEP, HALF);
        style.spacing.button_padding = egui::vec2(STEP * 1.25, HALF);
        style.spacing.interact_size.y = 24.0 * self.scale;
        style.spacing.scroll = egui::style::ScrollStyle::thin();
        style.spacing.tooltip_width = 320.0 * self.scale;
        let usual = egui::Style::default();
        style.visuals.text_cursor.blink = usual.visuals.text_cursor.blink && !self.is_still;
        style.spacing.icon_width = usual.spacing.icon_width * self.scale;
        style.spacing.icon_width_inner = usual.spacing.icon_width_inner * self.scale;
        style.spacing.icon_spacing = usual.spacing.icon_spacing * self.scale;
        (style.animation_time, style.scroll_animation) = if self.is_still {
            (0.0, ScrollAnimation::none())
        } else {
            (usual.animation_time, usual.scroll_animation)
        };

        let visuals = &mut style.visuals;
        visuals.override_text_color = Some(colours.ink);
        visuals.weak_text_color = Some(colours.ink_soft);
        visuals.panel_fill = colours.paper;
        visuals.window_fill = colours.paper;
        visuals.window_stroke = Stroke::new(1.0, colours.line);
        visuals.window_corner_radius = ROUND;
        visuals.menu_corner_radius = ROUND;
        visuals.extreme_bg_color = colours.raised;
        visuals.faint_bg_color = colours.raised;
        visuals.hyperlink_color = colours.link;
        visuals.selection.bg_fill = colours.marked;
        visuals.selection.stroke = Stroke::new(2.0, colours.focus);
        let widgets = &mut visuals.widgets;
        for (state, fill, line) in [
            (&mut widgets.noninteractive, colours.paper, colours.line),
            (&mut widgets.inactive, colours.raised, colours.line),
            (&mut widgets.hovered, colours.hover, colours.ink_soft),
            (&mut widgets.active, colours.hover, colours.ink),
            (&mut widgets.open, colours.hover, colours.ink_soft),
        ] {
            state.bg_fill = fill;
            state.weak_bg_fill = fill;
            state.bg_stroke = Stroke::new(1.0, line);
            state.fg_stroke = Stroke::new(1.0, colours.ink);
            state.corner_radius = ROUND;
            state.expansion = 0.0;
        }
    }
}

/// The heavier of the two weights.
#[must_use]
pub fn semibold() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// The typeface of the icons.
#[must_use]
pub fn icons() -> FontFamily {
    FontFamily::Name("icons".into())
}

/// IBM Plex Sans and IBM Plex Sans Arabic in two weights, and Phosphor's icons.
#[must_use]
pub fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in [
        (
            "latin",
            &include_bytes!("../../assets/fonts/IBMPlexSans_400Regular.ttf")[..],
        ),
        (
            "latin-semibold",
            &include_bytes!("../../assets/fonts/IBMPlexSans_600SemiBold.ttf")[..],
        ),
        (
            "arabic",
            &include_bytes!("../../assets/fonts/IBMPlexSansArabic_400Regular.ttf")[..],
        ),
        (
            "arabic-semibold",
            &include_bytes!("../../assets/fonts/IBMPlexSansArabic_600SemiBold.ttf")[..],
        ),
        (
            "icons",
            &include_bytes!("../../assets/fonts/Phosphor.ttf")[..],
        ),
    ] {
        fonts
            .font_data
            .insert(name.into(), Arc::new(FontData::from_static(bytes)));
    }
    for (family, faces) in [
        (FontFamily::Proportional, ["latin", "arabic", "icons"]),
        (FontFamily::Monospace, ["latin", "arabic", "icons"]),
        (semibold(), ["latin-semibold", "arabic-semibold", "icons"]),
        (icons(), ["icons", "latin", "arabic"]),
    ] {
        fonts
            .families
            .insert(family, faces.map(str::to_owned).to_vec());
    }
    fonts
}

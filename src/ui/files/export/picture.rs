//! A picture: of what, how large, and what is left out.

use egui::Ui;

use crate::state::{Framing, PictureExport, PictureSize, Scale};

use super::super::super::choices::choices;
use super::super::super::screen::Screen;
use super::super::super::text;
use super::super::super::theme::STEP;
use super::super::quiet;
use super::page::withholds_ui;

/// What is chosen of the picture.
#[derive(Clone)]
pub(super) struct PictureForm {
    framing: Framing,
    scale: Scale,
    withholds: bool,
    /// How large the window is, in points; it is known once it is drawn.
    window: PictureSize,
}

impl Default for PictureForm {
    fn default() -> Self {
        Self {
            framing: Framing::default(),
            scale: Scale::default(),
            withholds: true,
            window: PictureSize::FULL_HD,
        }
    }
}

impl PictureForm {
    /// What is in it, and how large it is.
    pub fn ui(&mut self, ui: &mut Ui, screen: &Screen) {
        let window = ui.ctx().content_rect().size().round();
        self.window = PictureSize::new(window.x as u32, window.y as u32);
        let both = &[Framing::Map, Framing::Screen];
        choices(ui, screen, "Of", &mut self.framing, both, |framing| {
            match framing {
                Framing::Map => "The map alone",
                Framing::Screen => "The whole screen",
            }
            .to_owned()
        });
        quiet(ui, screen, what_is_in_it(self.framing));
        let window = self.window;
        choices(
            ui,
            screen,
            "Pixels",
            &mut self.scale,
            &Scale::ALL,
            |scale| {
                let times = scale.times();
                let (width, height) = (window.width_px * times, window.height_px * times);
                format!("{times}×: {width} × {height}")
            },
        );
        let theme = screen.theme;
        if let Err(error) = self.picture().pixels() {
            let words = format!("That cannot be drawn: {error}.");
            text::prose(ui, &words, theme.small(), theme.colours.contradiction);
        }
        ui.add_space(STEP);
        withholds_ui(ui, &mut self.withholds);
    }

    /// What is asked for, once it can be drawn.
    pub fn asked(&self) -> Option<PictureExport> {
        let picture = self.picture();
        picture.pixels().is_ok().then_some(picture)
    }

    fn picture(&self) -> PictureExport {
        PictureExport {
            framing: self.framing,
            window: self.window,
            scale: self.scale,
            withholds: self.withholds,
        }
    }
}

/// What every picture is like.
pub(super) fn what_it_is_like() -> &'static str {
    "A PNG of what is looked at now, as large as the window or so many times larger; type and marks keep their size \
     in it. Maps of servers are not asked for."
}

fn what_is_in_it(framing: Framing) -> &'static str {
    match framing {
        Framing::Map => {
            "With the scale bar, whose work the maps are, and a legend of the sources and signs. It fills the window."
        }
        Framing::Screen => "With all panels, as they stand around the map.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_large_to_be_drawn_is_not_asked_for() {
        let mut form = PictureForm {
            window: PictureSize::new(2560, 1440),
            scale: Scale::Thrice,
            ..PictureForm::default()
        };
        assert!(form.asked().is_some_and(|picture| picture.withholds));
        form.scale = Scale::FourTimes;
        assert_eq!(form.asked(), None);
    }
}

//! The keys of actions.

use egui::{Key, KeyboardShortcut, ModifierNames, Modifiers};

use crate::state::{Instrument, MeasureTool, ThemeName};

use super::Action;

impl Action {
    /// The keys that ask for it; the first is the one that is shown, as are others of other letters.
    #[must_use]
    pub fn keys(self) -> &'static [KeyboardShortcut] {
        const fn plain(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::NONE, key)
        }
        const fn command(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::COMMAND, key)
        }
        const fn command_shift(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
        }
        const fn shift(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::SHIFT, key)
        }
        const fn alt(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::ALT, key)
        }
        match self {
            Self::SelectNothing => const { &[plain(Key::Escape)] },
            Self::Open => const { &[command(Key::O)] },
            Self::OpenBuiltIn
            | Self::SeenAs(_)
            | Self::Measure(MeasureTool::Area | MeasureTool::Range) => &[],
            Self::Save => const { &[command(Key::S)] },
            Self::SaveAs => const { &[command_shift(Key::S)] },
            Self::Export => const { &[command(Key::E)] },
            Self::Undo => const { &[command(Key::Z)] },
            Self::Redo => const { &[command_shift(Key::Z), command(Key::Y)] },
            Self::History => const { &[command(Key::H)] },
            Self::Back => const { &[alt(Key::ArrowLeft)] },
            Self::Forward => const { &[alt(Key::ArrowRight)] },
            Self::FitCase => const { &[plain(Key::Home)] },
            // The same key, where plus takes Shift.
            Self::ZoomIn => const { &[plain(Key::Plus), plain(Key::Equals)] },
            Self::ZoomOut => const { &[plain(Key::Minus)] },
            Self::CopyClaims => const { &[plain(Key::C)] },
            Self::Dossier => const { &[plain(Key::D)] },
            Self::CopyView => const { &[command_shift(Key::C)] },
            Self::PasteView => const { &[command_shift(Key::V)] },
            Self::Graticule => const { &[plain(Key::G)] },
            Self::Density => const { &[plain(Key::H)] },
            Self::Theme(ThemeName::Paper) => const { &[plain(Key::Num1)] },
            Self::Theme(ThemeName::Night) => const { &[plain(Key::Num2)] },
            Self::Theme(ThemeName::Projector) => const { &[plain(Key::Num3)] },
            Self::Search => const { &[command(Key::K)] },
            Self::PointAtMiddle => const { &[shift(Key::F10), plain(Key::Menu)] },
            Self::Measure(MeasureTool::Path) => const { &[plain(Key::R)] },
            Self::Filters => const { &[plain(Key::F)] },
            Self::Instrument(Instrument::Matrix) => const { &[plain(Key::X)] },
            Self::Instrument(Instrument::Claims) => const { &[plain(Key::L)] },
            Self::Instrument(Instrument::Incidents) => const { &[plain(Key::I)] },
            Self::Instrument(Instrument::Comparison) => const { &[plain(Key::K)] },
            Self::Instrument(Instrument::Matches) => const { &[plain(Key::J)] },
            Self::Timeline => const { &[plain(Key::T)] },
            Self::Play => const { &[plain(Key::P)] },
            Self::Present => const { &[plain(Key::F5)] },
            Self::Maps => const { &[plain(Key::M)] },
            Self::Settings => const { &[command(Key::Comma)] },
            Self::Keys => const { &[plain(Key::F1)] },
            Self::Performance => const { &[command_shift(Key::P)] },
            Self::Quit => const { &[command(Key::Q)] },
        }
    }

    /// Its keys as people write them, "Ctrl+Shift+Z, Ctrl+Y"; empty when it has none.
    #[must_use]
    pub fn keys_in_words(self) -> String {
        let shown = self.keys().iter();
        let shown = shown.filter(|shortcut| shortcut.logical_key != Key::Equals);
        let words: Vec<String> = shown.copied().map(in_words).collect();
        words.join(", ")
    }
}

fn in_words(shortcut: KeyboardShortcut) -> String {
    let names = ModifierNames::NAMES;
    let modifiers = names.format(&shortcut.modifiers, cfg!(target_os = "macos"));
    let key = match shortcut.logical_key {
        Key::Escape => "Esc",
        Key::Plus => "+",
        Key::Minus => "−",
        Key::Comma => ",",
        Key::ArrowLeft => "Left",
        Key::ArrowRight => "Right",
        key => key.name(),
    };
    if modifiers.is_empty() {
        key.to_owned()
    } else {
        format!("{modifiers}{}{key}", names.concat)
    }
}

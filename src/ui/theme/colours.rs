//! Colours by what they mean, for each theme.

mod ramp;
mod vision;

use egui::Color32;

use crate::model::Hue;
use crate::state::ThemeName;

pub use self::ramp::{COVERS, ramp};

/// Colours by what they mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Colours {
    /// The ground of panels.
    pub paper: Color32,
    /// What stands out from the ground: buttons, cards, the status line.
    pub raised: Color32,
    /// What the pointer is on.
    pub hover: Color32,
    /// The ground of notes: a yellow paler than any party's hue, on which nothing but notes stands.
    pub note: Color32,
    /// The edge of notes.
    pub note_edge: Color32,
    /// Hairlines.
    pub line: Color32,
    /// Text.
    pub ink: Color32,
    /// Text of second rank.
    pub ink_soft: Color32,
    /// Ground behind what is selected.
    pub selection: Color32,
    /// Behind letters that are selected to be copied or typed over.
    pub marked: Color32,
    /// The ring around what has the keyboard's focus, and around the selected mark.
    pub focus: Color32,
    /// Links.
    pub link: Color32,
    /// ≠
    pub contradiction: Color32,
    /// ≟
    pub tension: Color32,
    /// What lies around glyphs, and inside them.
    pub halo: Color32,
    /// The outline that carries glyphs on any map.
    pub outline: Color32,
    /// Text on a filled chip.
    pub on_hue: Color32,
    /// What the pen of whoever presents writes in; no party's hue is like it.
    pub pen: Color32,
    /// The map's own colours.
    pub map: MapColours,
    hues: [Color32; 8],
}

/// Colours of what lies under the claims.
#[derive(Debug, Clone, PartialEq)]
pub struct MapColours {
    /// Seas, and lakes.
    pub water: Color32,
    /// Land.
    pub land: Color32,
    /// The shape of the land.
    pub relief: ReliefColours,
    /// Rivers, coasts and shores.
    pub shore: Color32,
    /// International borders.
    pub border: Color32,
    /// Borders of governorates.
    pub inner_border: Color32,
    /// Names of towns.
    pub name: Color32,
    /// Names of waters.
    pub water_name: Color32,
    /// Names of governorates, mountains and plains.
    pub area_name: Color32,
    /// What is drawn as context: an ink that no party has.
    pub context: Color32,
    /// What lies around names.
    pub name_halo: Color32,
    /// Woods and parks.
    pub green: Color32,
    /// Towns and villages where they are built.
    pub built_up: Color32,
    /// Houses.
    pub building: Color32,
    /// Roads between towns.
    pub road: Color32,
    /// Streets and tracks.
    pub street: Color32,
    /// What the pictures of a raster map are seen through: white leaves them as they are.
    pub glass: Color32,
    /// Where claims lie least densely and where they do most: the ends of a ramp, of a hue that no party has.
    pub density: [Color32; 2],
}

/// Colours of the shaded ground around that of level [land](MapColours::land).
#[derive(Debug, Clone, PartialEq)]
pub struct ReliefColours {
    /// Lowlands.
    pub low: Color32,
    /// High mountains.
    pub high: Color32,
    /// Steep slopes in the shadow; the darkest ground of the map.
    pub shadow: Color32,
    /// Steep slopes in the light; the lightest ground of the map.
    pub light: Color32,
}

impl Colours {
    /// The colours of the theme called `name`.
    #[must_use]
    pub fn of(name: ThemeName) -> Self {
        match name {
            ThemeName::Paper => paper(),
            ThemeName::Night => night(),
            ThemeName::Projector => projector(),
        }
    }

    /// What `hue` looks like here.
    #[must_use]
    pub fn hue(&self, hue: Hue) -> Color32 {
        self.hues[hue as usize]
    }
}

const fn rgb(hex: u32) -> Color32 {
    let [_, r, g, b] = hex.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

/// In the order of [`Hue`].
const fn hues(hex: [u32; 8]) -> [Color32; 8] {
    let [blue, vermilion, green, purple, ochre, sky, brown, slate] = hex;
    [
        rgb(blue),
        rgb(vermilion),
        rgb(green),
        rgb(purple),
        rgb(ochre),
        rgb(sky),
        rgb(brown),
        rgb(slate),
    ]
}

fn paper() -> Colours {
    Colours {
        paper: rgb(0x00fd_fcf8),
        raised: rgb(0x00f5_f2ea),
        hover: rgb(0x00ec_e8dc),
        note: rgb(0x00fa_f2c6),
        note_edge: rgb(0x00d3_c583),
        line: rgb(0x00dd_d8ca),
        ink: rgb(0x0022_211e),
        ink_soft: rgb(0x0062_5e56),
        selection: rgb(0x00e6_e0cf),
        marked: rgb(0x006a_8dba),
        focus: rgb(0x0022_211e),
        link: rgb(0x0000_5a8f),
        contradiction: rgb(0x00b3_1b1b),
        tension: rgb(0x0080_5a00),
        halo: rgb(0x00ff_ffff),
        outline: rgb(0x0022_211e),
        on_hue: rgb(0x00ff_ffff),
        pen: rgb(0x00c8_00b4),
        map: MapColours {
            water: rgb(0x00cf_dfe8),
            land: rgb(0x00f3_f0e4),
            relief: ReliefColours {
                low: rgb(0x00ec_eede),
                high: rgb(0x00f3_ebdd),
                shadow: rgb(0x00d2_cbbe),
                light: rgb(0x00ff_fefa),
            },
            shore: rgb(0x007d_a5c2),
            border: rgb(0x007b_6f78),
            inner_border: rgb(0x00b4_aba6),
            name: rgb(0x0038_3630),
            water_name: rgb(0x0033_5f7e),
            area_name: rgb(0x0055_5149),
            context: rgb(0x0059_5374),
            name_halo: rgb(0x00f8_f6ee),
            green: rgb(0x00e6_ebd4),
            built_up: rgb(0x00ea_e4d6),
            building: rgb(0x00e0_d9ca),
            road: rgb(0x00b8_a88f),
            street: rgb(0x00d0_c5b1),
            glass: rgb(0x00ff_ffff),
            density: [rgb(0x00c9_bcf3), rgb(0x0052_24b4)],
        },
        hues: hues([
            0x0000_69a8,
            0x00bb_4700,
            0x0000_7957,
            0x00a4_4b80,
            0x008a_6200,
            0x0000_7c93,
            0x0076_4b2a,
            0x0058_5853,
        ]),
    }
}

fn night() -> Colours {
    Colours {
        paper: rgb(0x0017_1a1d),
        raised: rgb(0x0020_2428),
        hover: rgb(0x002b_3035),
        note: rgb(0x0030_2e1b),
        note_edge: rgb(0x0062_5c33),
        line: rgb(0x0038_3e44),
        ink: rgb(0x00ec_e9e1),
        ink_soft: rgb(0x00a9_a79f),
        selection: rgb(0x0033_3a41),
        marked: rgb(0x003c_6aa1),
        focus: rgb(0x00ec_e9e1),
        link: rgb(0x007c_c4f0),
        contradiction: rgb(0x00ff_8a80),
        tension: rgb(0x00e8_be5c),
        halo: rgb(0x0017_1a1d),
        outline: rgb(0x00ec_e9e1),
        on_hue: rgb(0x0014_1618),
        pen: rgb(0x00ff_7aee),
        map: MapColours {
            water: rgb(0x0016_2530),
            land: rgb(0x0024_2a2d),
            relief: ReliefColours {
                low: rgb(0x0021_292a),
                high: rgb(0x002b_2f31),
                shadow: rgb(0x0014_181a),
                light: rgb(0x0035_3b3e),
            },
            shore: rgb(0x003f_6d8a),
            border: rgb(0x0096_8b93),
            inner_border: rgb(0x0053_5a5e),
            name: rgb(0x00cf_cdc6),
            water_name: rgb(0x007f_b1d0),
            area_name: rgb(0x00a6_a79e),
            context: rgb(0x00a8_a0c6),
            name_halo: rgb(0x001c_2124),
            green: rgb(0x0026_302b),
            built_up: rgb(0x002d_3337),
            building: rgb(0x0038_4044),
            road: rgb(0x0063_6a6f),
            street: rgb(0x0043_4a4e),
            glass: rgb(0x0074_7a80),
            density: [rgb(0x0052_4588), rgb(0x00d8_c4ff)],
        },
        hues: hues([
            0x005f_b2ec,
            0x00f2_8a4e,
            0x003f_c79d,
            0x00e3_97c4,
            0x00e0_b23f,
            0x0070_d0de,
            0x00c9_9e73,
            0x00b4_b6b4,
        ]),
    }
}

fn projector() -> Colours {
    Colours {
        paper: rgb(0x00ff_ffff),
        raised: rgb(0x00f4_f3ef),
        hover: rgb(0x00e8_e6df),
        note: rgb(0x00fc_f3bd),
        note_edge: rgb(0x00a8_9a4e),
        line: rgb(0x00bd_b9af),
        ink: rgb(0x0011_1111),
        ink_soft: rgb(0x0044_423d),
        selection: rgb(0x00e2_dfd5),
        marked: rgb(0x006a_8dba),
        focus: rgb(0x0011_1111),
        link: rgb(0x0000_3f66),
        contradiction: rgb(0x0091_0f0f),
        tension: rgb(0x005c_4000),
        halo: rgb(0x00ff_ffff),
        outline: rgb(0x0011_1111),
        on_hue: rgb(0x00ff_ffff),
        pen: rgb(0x00c8_00b4),
        map: MapColours {
            water: rgb(0x00c9_deea),
            land: rgb(0x00f8_f7f1),
            relief: ReliefColours {
                low: rgb(0x00f5_f7ef),
                high: rgb(0x00f8_f5ee),
                shadow: rgb(0x00e2_dfd7),
                light: rgb(0x00ff_ffff),
            },
            shore: rgb(0x005f_92b6),
            border: rgb(0x005d_525a),
            inner_border: rgb(0x008d_8580),
            name: rgb(0x0022_211e),
            water_name: rgb(0x0011_3a56),
            area_name: rgb(0x003a_362f),
            context: rgb(0x003c_365a),
            name_halo: rgb(0x00ff_ffff),
            green: rgb(0x00e3_ebd0),
            built_up: rgb(0x00ec_e8dd),
            building: rgb(0x00d8_d1c3),
            road: rgb(0x0096_876f),
            street: rgb(0x00bf_b6a6),
            glass: rgb(0x00ff_ffff),
            density: [rgb(0x00c6_b8f4), rgb(0x0042_14a0)],
        },
        hues: hues([
            0x0000_4d80,
            0x0091_3500,
            0x0000_5940,
            0x007c_2c5d,
            0x0063_4500,
            0x0000_5868,
            0x0058_361c,
            0x0040_403c,
        ]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio").
    fn contrast(a: Color32, b: Color32) -> f32 {
        let luminance = |colour: Color32| {
            let linear = egui::Rgba::from(colour);
            0.2126 * linear.r() + 0.7152 * linear.g() + 0.0722 * linear.b()
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn least_for_text(name: ThemeName) -> f32 {
        match name {
            ThemeName::Paper | ThemeName::Night => 4.5,
            ThemeName::Projector => 7.0,
        }
    }

    #[test]
    fn text_is_legible_on_every_ground() {
        for name in ThemeName::ALL {
            let colours = Colours::of(name);
            for (what, text) in [
                ("ink", colours.ink),
                ("soft ink", colours.ink_soft),
                ("link", colours.link),
                ("≠", colours.contradiction),
                ("≟", colours.tension),
            ] {
                for ground in [colours.paper, colours.raised, colours.note] {
                    let ratio = contrast(text, ground);
                    assert!(ratio >= least_for_text(name), "{name:?} {what}: {ratio:.2}");
                }
            }
        }
    }

    /// Every colour that land may have; the relief mixes them, and so goes no further.
    fn grounds(map: &MapColours) -> [(&'static str, Color32); 5] {
        let relief = &map.relief;
        [
            ("level land", map.land),
            ("lowland", relief.low),
            ("high land", relief.high),
            ("shadow", relief.shadow),
            ("light", relief.light),
        ]
    }

    #[test]
    fn names_are_legible_on_the_map() {
        for name in ThemeName::ALL {
            let map = Colours::of(name).map;
            let on_land = grounds(&map).map(|(where_at, ground)| {
                [("town", map.name), ("area", map.area_name)]
                    .map(|(what, text)| (what, text, where_at, ground))
            });
            let others = [
                ("water", map.water_name, "water", map.water),
                ("town", map.name, "houses", map.building),
                ("street", map.area_name, "its halo", map.name_halo),
            ];
            for (what, text, where_at, ground) in on_land.into_iter().flatten().chain(others) {
                let ratio = contrast(text, ground);
                assert!(
                    ratio >= least_for_text(name),
                    "{name:?} {what} on {where_at}: {ratio:.2}"
                );
            }
        }
    }

    #[test]
    fn the_relief_is_quieter_than_any_mark() {
        for name in ThemeName::ALL {
            let map = Colours::of(name).map;
            for (where_at, ground) in grounds(&map) {
                let ratio = contrast(ground, map.land);
                assert!(ratio <= 1.6, "{name:?} {where_at}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn context_stands_out_from_the_map() {
        for name in ThemeName::ALL {
            let map = Colours::of(name).map;
            for ground in [map.land, map.water] {
                let ratio = contrast(map.context, ground);
                assert!(ratio >= 4.5, "{name:?}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn selected_letters_are_seen_to_be_and_are_read() {
        for name in ThemeName::ALL {
            let colours = Colours::of(name);
            for field in [colours.raised, colours.paper] {
                let ratio = contrast(colours.marked, field);
                // By night there is no room for 3: the letters on it come first.
                assert!(ratio >= 2.8, "{name:?}: {ratio:.2}");
            }
            let ratio = contrast(colours.ink, colours.marked);
            assert!(ratio >= 4.5, "{name:?}: {ratio:.2}");
        }
    }

    #[test]
    fn marks_and_chips_stand_out_in_every_hue() {
        for name in ThemeName::ALL {
            let colours = Colours::of(name);
            for (hue_name, hue) in Hue::NAMED {
                let mark = colours.hue(hue);
                let on_land = grounds(&colours.map).into_iter();
                for (where_at, ground) in on_land.chain([
                    ("paper", colours.paper),
                    ("water", colours.map.water),
                    ("built-up land", colours.map.built_up),
                    ("green", colours.map.green),
                ]) {
                    let ratio = contrast(mark, ground);
                    assert!(
                        ratio >= 3.0,
                        "{name:?} {hue_name} on {where_at}: {ratio:.2}"
                    );
                }
                let ratio = contrast(colours.on_hue, mark);
                assert!(
                    ratio >= least_for_text(name),
                    "{name:?} chip in {hue_name}: {ratio:.2}"
                );
            }
        }
    }
}

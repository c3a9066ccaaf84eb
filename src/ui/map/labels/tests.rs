mod stability;

use std::sync::Arc;

use super::*;
use egui::{FontData, FontDefinitions, FontFamily, Pos2, pos2, vec2};
use walkers::{MapMemory, MercatorProjection, lon_lat};

fn town(name: &str, name_ar: &str, lon: f64, lat: f64, rank: u8) -> Label {
    Label {
        name: name.to_owned(),
        name_ar: Some(name_ar.to_owned()),
        lon_lat: geo::Point::new(lon, lat),
        kind: LabelKind::Town,
        rank,
        min_zoom: 0.0,
        max_zoom: f64::INFINITY,
        height_m: None,
        stretches: Vec::new(),
    }
}

fn around_homs() -> Vec<Label> {
    vec![
        town("Homs", "حمص", 36.72, 34.73, 2),
        town("Hama", "حماة", 36.75, 35.13, 2),
        town("Rastan", "الرستن", 36.73, 34.92, 4),
        town("Talbiseh", "تلبيسة", 36.73, 34.84, 5),
        town("Al-Ghanto", "الغنطو", 36.70, 34.82, 7),
        town("Kafr Laha", "كفر لاها", 36.53, 34.88, 6),
        town("Taldou", "تلدو", 36.52, 34.86, 6),
    ]
}

fn style() -> LabelStyle {
    LabelStyle {
        text: Color32::BLACK,
        halo: Color32::WHITE,
        water_text: Color32::BLUE,
        relief_text: Color32::BROWN,
        region_text: Color32::GRAY,
        airfield_text: Color32::DARK_BLUE,
        dot_fill: Color32::WHITE,
        dot_stroke: Color32::BLACK,
        dot_stroke_width: 1.5,
        halo_px: 1.5,
        size_city: 14.0,
        size_town: 12.0,
        size_small: 10.5,
        tracking: 0.12,
        tracking_wide: 0.3,
        dot_city: 4.0,
        dot_town: 3.0,
        dot_small: 2.25,
        airfield_mark: 4.0,
        peak_mark: 4.0,
        spacing: Spacing {
            mark_gap: 3.0,
            name_gap: 2.0,
        },
    }
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let semibold = FontFamily::Name("semibold".into());
    for name in ["IBMPlexSans_400Regular", "IBMPlexSansArabic_400Regular"] {
        let path = format!("{}/assets/fonts/{name}.ttf", env!("CARGO_MANIFEST_DIR"));
        let data = FontData::from_owned(std::fs::read(path).unwrap());
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
        for family in [FontFamily::Proportional, semibold.clone()] {
            let family = fonts.families.entry(family);
            family.or_default().push(name.to_owned());
        }
    }
    fonts
}

/// A map over Homs, 800 by 600 points, drawn once per call.
struct Map {
    ctx: egui::Context,
    memory: LabelMemory,
    labels: Vec<Label>,
    names: Names,
}

impl Map {
    fn of(labels: Vec<Label>) -> Self {
        let ctx = egui::Context::default();
        ctx.set_fonts(fonts());
        Self {
            ctx,
            memory: LabelMemory::default(),
            labels,
            names: Names::Both,
        }
    }

    /// The number of shapes drawn with the map's centre `pan` points right of Homs.
    fn draw(&mut self, zoom: f64, pan: f32, glyphs: &[Rect]) -> usize {
        self.draw_under(zoom, pan, glyphs, &[])
    }

    fn draw_under(&mut self, zoom: f64, pan: f32, glyphs: &[Rect], floating: &[Rect]) -> usize {
        let rect = Rect::from_min_size(Pos2::ZERO, vec2(800.0, 600.0));
        let input = egui::RawInput {
            screen_rect: Some(rect),
            ..Default::default()
        };
        let mut map = MapMemory::default();
        map.set_zoom(zoom).unwrap();
        let homs = lon_lat(36.72, 34.73);
        let at_homs = Projector::new(rect, &MercatorProjection, &map, homs);
        let centre = at_homs.unproject(rect.center().to_vec2() + vec2(pan, 0.0));
        let projector = Projector::new(rect, &MercatorProjection, &map, centre);
        let standing: Vec<Standing> = glyphs
            .iter()
            .map(|rect| Standing {
                at: rect.center(),
                rect: *rect,
            })
            .collect();
        let mut output = self.ctx.clone().run_ui(input, |ui| {
            labels_ui(
                ui.painter(),
                &projector,
                &self.labels,
                self.names,
                &style(),
                InTheWay {
                    standing: &standing,
                    floating,
                },
                &mut self.memory,
            );
        });
        output.textures_delta.clear();
        output.shapes.len()
    }

    fn anchors(&self) -> Vec<Option<Anchor>> {
        (0..self.labels.len())
            .map(|i| self.memory.anchor(i))
            .collect()
    }
}

#[test]
fn panning_by_a_few_points_keeps_all_anchors() {
    let mut map = Map::of(around_homs());
    map.draw(9.6, 0.0, &[]);
    let before = map.anchors();
    assert!(before.iter().filter(|anchor| anchor.is_some()).count() >= 6);
    for step in 1..60 {
        map.draw(9.6, step as f32 * 1.3, &[]);
        assert_eq!(map.anchors(), before);
    }
}

#[test]
fn zooming_within_a_step_keeps_all_anchors() {
    let mut map = Map::of(around_homs());
    map.draw(9.5, 0.0, &[]);
    let before = map.anchors();
    for hundredths in 1..25 {
        map.draw(9.5 + f64::from(hundredths) / 100.0, 0.0, &[]);
        assert_eq!(map.anchors(), before);
    }
}

#[test]
fn a_town_without_room_appears_when_zoomed_in() {
    let mut crowd = around_homs();
    for i in 0..8 {
        let offset = f64::from(i) * 0.004;
        crowd.push(town("Crowded", "مزدحم", 36.72 + offset, 34.73, 7));
    }
    let mut map = Map::of(crowd);
    map.draw(9.0, 0.0, &[]);
    assert_eq!(map.memory.anchor(9), None);
    map.draw(16.0, 0.0, &[]);
    assert!(map.memory.anchor(9).is_some());
}

#[test]
fn names_out_of_view_cost_no_layout() {
    let mut labels = around_homs();
    labels.push(town("Tokyo", "طوكيو", 139.7, 35.7, 1));
    let mut map = Map::of(labels);
    map.draw(9.6, 0.0, &[]);
    assert!(map.memory.block(0).is_some());
    assert!(map.memory.block(7).is_none());
}

#[test]
fn a_name_appears_from_its_zoom_on() {
    let mut labels = around_homs();
    labels.truncate(1);
    labels[0].min_zoom = 8.0;
    let mut map = Map::of(labels);
    assert_eq!(map.draw(7.9, 0.0, &[]), 0);
    // Two lines of eight halo copies, the dot, and two lines.
    assert_eq!(map.draw(8.0, 0.0, &[]), 2 * 8 + 1 + 2);
}

#[test]
fn a_glyph_for_an_extent_nobody_states_is_given_no_towns_name() {
    let mut labels = around_homs();
    labels.truncate(1);
    let mut map = Map::of(labels);
    let glyph = Rect::from_center_size(pos2(400.0, 300.0), vec2(52.0, 52.0));
    assert_eq!(map.draw(9.6, 0.0, &[glyph]), 0);
}

#[test]
fn a_name_cut_by_the_edge_or_under_a_control_is_not_drawn_but_keeps_its_place() {
    let mut labels = around_homs();
    labels.truncate(1);
    let mut map = Map::of(labels);
    assert!(map.draw(9.6, 0.0, &[]) > 0);
    assert_eq!(map.draw(9.6, -380.0, &[]), 0);
    assert_eq!(map.memory.anchor(0), Some(Anchor::Right));
    let control = Rect::from_min_size(pos2(410.0, 290.0), vec2(60.0, 40.0));
    assert_eq!(map.draw_under(9.6, 0.0, &[], &[control]), 0);
    assert_eq!(map.memory.anchor(0), Some(Anchor::Right));
}

#[test]
fn both_languages_make_two_lines_and_arabic_is_ordered() {
    let maarat = [town("Maarat al-Numan", "معرة النعمان", 36.72, 34.73, 4)];
    let mut map = Map::of(maarat.to_vec());
    map.draw(9.6, 0.0, &[]);
    let lines = |map: &Map| -> Vec<String> {
        let block = map.memory.block(0).unwrap();
        let texts = block.lines.iter().map(|line| line.galley.text());
        texts.map(str::to_owned).collect()
    };
    assert_eq!(lines(&map), ["Maarat al-Numan", "النعمان معرة"]);
    map.names = Names::Arabic;
    map.draw(9.6, 0.0, &[]);
    assert_eq!(lines(&map), ["النعمان معرة"]);
    map.names = Names::English;
    map.draw(9.6, 0.0, &[]);
    assert_eq!(lines(&map), ["Maarat al-Numan"]);
}

#[test]
fn letters_are_laid_out_once_while_the_scale_stays() {
    let mut map = Map::of(around_homs());
    let galley = |map: &Map| map.memory.block(0).unwrap().lines[0].galley.clone();
    map.draw(9.6, 0.0, &[]);
    map.draw(9.6, 1.0, &[]);
    let before = galley(&map);
    map.draw(9.6, 2.0, &[]);
    assert!(Arc::ptr_eq(&before, &galley(&map)));
    map.ctx.set_pixels_per_point(2.0);
    map.draw(9.6, 0.0, &[]);
    map.draw(9.6, 0.0, &[]);
    assert!(!Arc::ptr_eq(&before, &galley(&map)));
}

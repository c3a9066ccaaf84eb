//! Pieces of a slide, as `DrawingML` (ECMA-376-1, 20.1 and 19.3) writes them.

use std::fmt::Write as _;

use egui::{Color32, Rect};
use quick_xml::escape::escape;
use unicode_bidi::{Direction, get_base_direction};

/// The units of a slide in a typographic point.
const EMU_PER_POINT: f32 = 12_700.0;

/// Collects the pieces of a slide; each has a number of its own.
pub(super) struct Pieces {
    xml: String,
    count: usize,
    /// The units of a slide in a point of the stage.
    scale: f32,
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    /// The size of type, in points of the stage.
    pub size: f32,
    pub is_bold: bool,
    pub colour: Color32,
    /// The colour of the bar before it.
    pub bar: Option<Color32>,
    /// Whether it stands in from the edge as those with a bar do.
    pub is_indented: bool,
}

/// What a text is on its slide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    Words,
    /// Words at the right edge of their place.
    AtRight,
}

impl Pieces {
    /// None yet, on a slide that has so many units in a point of the stage.
    pub fn new(scale: f32) -> Self {
        Self {
            xml: String::new(),
            count: 1,
            scale,
        }
    }

    pub fn into_xml(self) -> String {
        self.xml
    }

    fn emu(&self, points: f32) -> i64 {
        (points * self.scale).round() as i64
    }

    fn next(&mut self) -> usize {
        self.count += 1;
        self.count
    }

    fn place(&self, at: Rect) -> String {
        format!(
            "<a:xfrm><a:off x=\"{}\" y=\"{}\"/><a:ext cx=\"{}\" cy=\"{}\"/></a:xfrm>",
            self.emu(at.left()),
            self.emu(at.top()),
            self.emu(at.width()),
            self.emu(at.height())
        )
    }

    /// A picture, which the slide knows as its second relation.
    pub fn picture(&mut self, at: Rect, what: &str) {
        let (id, place, what) = (self.next(), self.place(at), escape(what));
        let _ = write!(
            self.xml,
            "<p:pic><p:nvPicPr><p:cNvPr id=\"{id}\" name=\"Map\" descr=\"{what}\"/><p:cNvPicPr>\
             <a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill>\
             <a:blip r:embed=\"rId2\"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{place}\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic>"
        );
    }

    /// A rectangle filled with `colour`.
    pub fn filled(&mut self, at: Rect, colour: Color32) {
        let (id, place, fill) = (self.next(), self.place(at), fill(colour));
        let _ = write!(
            self.xml,
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"Ground {id}\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>\
             <p:spPr>{place}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>{fill}<a:ln><a:noFill/>\
             </a:ln></p:spPr></p:sp>"
        );
    }

    /// Paragraphs in a box, which shrink where they find no room.
    pub fn text(&mut self, at: Rect, role: Role, paragraphs: &[(&str, Setting)]) {
        let (id, place) = (self.next(), self.place(at));
        let (name, kind) = match role {
            Role::Title => (
                "Title",
                "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr>",
            ),
            Role::Words | Role::AtRight => ("Words", "<p:cNvSpPr txBox=\"1\"/><p:nvPr/>"),
        };
        let paragraphs: String = paragraphs
            .iter()
            .map(|(words, setting)| self.paragraph(words, *setting, role))
            .collect();
        let _ = write!(
            self.xml,
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name} {id}\"/>{kind}</p:nvSpPr><p:spPr>{place}\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr \
             wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"t\"><a:normAutofit/>\
             </a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
        );
    }

    fn paragraph(&self, words: &str, setting: Setting, role: Role) -> String {
        let is_rtl = get_base_direction(words) == Direction::Rtl;
        let align = if is_rtl || role == Role::AtRight {
            "r"
        } else {
            "l"
        };
        let indent = if setting.is_indented {
            self.emu(setting.size)
        } else {
            0
        };
        let hanging = if setting.bar.is_some() { -indent } else { 0 };
        let before = if setting.bar.is_some() { 60 } else { 0 };
        let bullet = match setting.bar {
            Some(colour) => format!(
                "<a:buClr>{}</a:buClr><a:buFont typeface=\"Arial\"/><a:buChar char=\"\u{258c}\"/>",
                rgb(colour)
            ),
            None => "<a:buNone/>".to_owned(),
        };
        let size = setting.size * self.scale / EMU_PER_POINT * 100.0;
        let (size, bold) = (size.round() as i64, u8::from(setting.is_bold));
        format!(
            "<a:p><a:pPr marL=\"{indent}\" indent=\"{hanging}\" algn=\"{align}\" rtl=\"{}\">\
             <a:spcBef><a:spcPct val=\"{}\"/></a:spcBef>{bullet}</a:pPr><a:r><a:rPr lang=\"{}\" \
             sz=\"{size}\" b=\"{bold}\" dirty=\"0\">{}<a:latin typeface=\"IBM Plex Sans\"/>\
             <a:cs typeface=\"IBM Plex Sans Arabic\"/></a:rPr><a:t>{}</a:t></a:r></a:p>",
            u8::from(is_rtl),
            before * 1000,
            if is_rtl { "ar" } else { "en-GB" },
            fill(setting.colour),
            escape(words)
        )
    }
}

pub(super) fn fill(colour: Color32) -> String {
    format!("<a:solidFill>{}</a:solidFill>", rgb(colour))
}

fn rgb(colour: Color32) -> String {
    let (red, green, blue) = (colour.r(), colour.g(), colour.b());
    format!("<a:srgbClr val=\"{red:02X}{green:02X}{blue:02X}\"/>")
}

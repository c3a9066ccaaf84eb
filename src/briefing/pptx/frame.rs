//! What a package of slides needs besides its slides: masters, a layout, a theme, and the lists of its
//! parts.

use std::fmt::Write as _;

use egui::Vec2;
use quick_xml::escape::escape;

use super::Parts;
use super::slide::{GROUP, SPACES};
use crate::briefing::Briefing;

/// The list of all parts.
pub(super) const CONTENT_TYPES: &str = "[Content_Types].xml";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const COLOUR_MAP: &str = "bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" \
     accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" \
     hlink=\"hlink\" folHlink=\"folHlink\"";

/// Adds it to `parts`, whose slides have this `size`.
pub(super) fn put(parts: &mut Parts, briefing: &Briefing, size: Vec2) {
    parts.put("ppt/presentation.xml", &presentation(parts.slides(), size));
    let mut relations_of_all = vec![
        ("slideMaster", "slideMasters/slideMaster1.xml".to_owned()),
        ("notesMaster", "notesMasters/notesMaster1.xml".to_owned()),
    ];
    let slides = (1..=parts.slides()).map(|n| ("slide", format!("slides/slide{n}.xml")));
    relations_of_all.extend(slides);
    relations_of_all.push(("theme", "theme/theme1.xml".to_owned()));
    parts.put(
        "ppt/_rels/presentation.xml.rels",
        &relations(&relations_of_all),
    );
    masters(parts);
    about(parts, briefing);
    let types = content_types(&parts.noted);
    parts.put(CONTENT_TYPES, &types);
}

/// Relations in their order: the first is `rId1`.
pub(super) fn relations(targets: &[(&str, String)]) -> String {
    let mut xml = format!("<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for (number, (kind, target)) in (1..).zip(targets) {
        let _ = write!(
            xml,
            "<Relationship Id=\"rId{number}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>"
        );
    }
    xml + "</Relationships>"
}

fn presentation(slides: usize, size: Vec2) -> String {
    let id = |n: usize| format!("<p:sldId id=\"{}\" r:id=\"rId{}\"/>", 256 + n, 3 + n);
    let ids = (0..slides).map(id).collect::<Vec<_>>().concat();
    let (width, height) = (size.x as i64, size.y as i64);
    format!(
        "<p:presentation {SPACES} saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" \
         r:id=\"rId1\"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id=\"rId2\"/>\
         </p:notesMasterIdLst><p:sldIdLst>{ids}</p:sldIdLst><p:sldSz cx=\"{width}\" cy=\"{height}\"/>\
         <p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>"
    )
}

fn masters(parts: &mut Parts) {
    let title = placeholder(
        2,
        "title",
        "Title",
        (838_200, 365_125, 10_515_600, 1_325_563),
    );
    parts.put(
        "ppt/slideMasters/slideMaster1.xml",
        &format!(
            "<p:sldMaster {SPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill>\
             <a:effectLst/></p:bgPr></p:bg><p:spTree>{GROUP}{title}</p:spTree></p:cSld><p:clrMap {COLOUR_MAP}/>\
             <p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/></p:sldLayoutIdLst><p:txStyles>\
             <p:titleStyle/><p:bodyStyle/><p:otherStyle/></p:txStyles></p:sldMaster>"
        ),
    );
    let of_master = [
        ("slideLayout", "../slideLayouts/slideLayout1.xml".to_owned()),
        ("theme", "../theme/theme1.xml".to_owned()),
    ];
    parts.put(
        "ppt/slideMasters/_rels/slideMaster1.xml.rels",
        &relations(&of_master),
    );
    parts.put(
        "ppt/slideLayouts/slideLayout1.xml",
        &format!(
            "<p:sldLayout {SPACES} type=\"titleOnly\" preserve=\"1\"><p:cSld name=\"Scene\"><p:spTree>{GROUP}\
             {title}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
        ),
    );
    let of_layout = [("slideMaster", "../slideMasters/slideMaster1.xml".to_owned())];
    parts.put(
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels",
        &relations(&of_layout),
    );
    let picture = placeholder(
        2,
        "sldImg",
        "Slide",
        (685_800, 1_143_000, 5_486_400, 3_086_100),
    );
    let words = placeholder(
        3,
        "body",
        "Notes",
        (685_800, 4_400_550, 5_486_400, 3_600_450),
    );
    parts.put(
        "ppt/notesMasters/notesMaster1.xml",
        &format!(
            "<p:notesMaster {SPACES}><p:cSld><p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef>\
             </p:bg><p:spTree>{GROUP}{picture}{words}</p:spTree></p:cSld><p:clrMap {COLOUR_MAP}/><p:notesStyle/>\
             </p:notesMaster>"
        ),
    );
    let of_notes = [("theme", "../theme/theme2.xml".to_owned())];
    parts.put(
        "ppt/notesMasters/_rels/notesMaster1.xml.rels",
        &relations(&of_notes),
    );
    for number in [1, 2] {
        parts.put(&format!("ppt/theme/theme{number}.xml"), &theme());
    }
}

/// A placeholder at x, y, with this width and height.
fn placeholder(id: u8, kind: &str, name: &str, place: (i64, i64, i64, i64)) -> String {
    let (x, y, width, height) = place;
    let index = if kind == "body" { " idx=\"1\"" } else { "" };
    let words = if kind == "sldImg" {
        ""
    } else {
        "<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang=\"en-GB\"/></a:p></p:txBody>"
    };
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/>\
         </p:cNvSpPr><p:nvPr><p:ph type=\"{kind}\"{index}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>\
         <a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr>{words}</p:sp>"
    )
}

/// The least that a theme has to have (ECMA-376-1, 20.1.6.9).
fn theme() -> String {
    let colours: String = [
        ("dk1", "111111"),
        ("lt1", "FFFFFF"),
        ("dk2", "44423D"),
        ("lt2", "F4F3EF"),
        ("accent1", "004D80"),
        ("accent2", "913500"),
        ("accent3", "005940"),
        ("accent4", "7C2C5D"),
        ("accent5", "634500"),
        ("accent6", "005868"),
        ("hlink", "003F66"),
        ("folHlink", "40403C"),
    ]
    .map(|(name, value)| format!("<a:{name}><a:srgbClr val=\"{value}\"/></a:{name}>"))
    .concat();
    let font = "<a:latin typeface=\"IBM Plex Sans\"/><a:ea typeface=\"\"/>\
                <a:cs typeface=\"IBM Plex Sans Arabic\"/>";
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>".repeat(3);
    let line = "<a:ln><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>".repeat(3);
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>".repeat(3);
    format!(
        "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Briefing\">\
         <a:themeElements><a:clrScheme name=\"Briefing\">{colours}</a:clrScheme><a:fontScheme name=\"Briefing\">\
         <a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme><a:fmtScheme \
         name=\"Briefing\"><a:fillStyleLst>{fill}</a:fillStyleLst><a:lnStyleLst>{line}</a:lnStyleLst>\
         <a:effectStyleLst>{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme>\
         </a:themeElements></a:theme>"
    )
}

/// Title and day, as file managers show them.
fn about(parts: &mut Parts, briefing: &Briefing) {
    let (title, day) = (escape(&briefing.title), briefing.exported);
    let credits = escape(briefing.credits.join("; ")).into_owned();
    parts.put(
        "docProps/core.xml",
        &format!(
            "<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
             xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
             xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title>\
             <dc:description>{credits}</dc:description><dcterms:created xsi:type=\"dcterms:W3CDTF\">\
             {day}T00:00:00Z</dcterms:created></cp:coreProperties>"
        ),
    );
    parts.put(
        "docProps/app.xml",
        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>Counterclaim</Application></Properties>",
    );
    let relation = |number: u8, kind: &str, target: &str| {
        format!("<Relationship Id=\"rId{number}\" Type=\"{kind}\" Target=\"{target}\"/>")
    };
    let office = relation(
        1,
        &format!("{RELATIONS}/officeDocument"),
        "ppt/presentation.xml",
    );
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    let core = relation(2, &core, "docProps/core.xml");
    let app = format!("{RELATIONS}/extended-properties");
    let app = relation(3, &app, "docProps/app.xml");
    parts.put(
        "_rels/.rels",
        &format!(
            "<Relationships xmlns=\"{PACKAGE}/relationships\">{office}{core}{app}</Relationships>"
        ),
    );
}

fn content_types(noted: &[bool]) -> String {
    const OFFICE: &str = "application/vnd.openxmlformats-officedocument";
    let mut xml = format!(
        "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Default Extension=\"png\" ContentType=\"image/png\"/>"
    );
    let mut part = |name: &str, kind: &str| {
        let _ = write!(
            xml,
            "<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>"
        );
    };
    let of_slides = |kind: &str| format!("{OFFICE}.presentationml.{kind}+xml");
    part("ppt/presentation.xml", &of_slides("presentation.main"));
    part(
        "ppt/slideMasters/slideMaster1.xml",
        &of_slides("slideMaster"),
    );
    part(
        "ppt/slideLayouts/slideLayout1.xml",
        &of_slides("slideLayout"),
    );
    part(
        "ppt/notesMasters/notesMaster1.xml",
        &of_slides("notesMaster"),
    );
    for (number, has_notes) in (1..).zip(noted) {
        part(
            &format!("ppt/slides/slide{number}.xml"),
            &of_slides("slide"),
        );
        if *has_notes {
            let name = format!("ppt/notesSlides/notesSlide{number}.xml");
            part(&name, &of_slides("notesSlide"));
        }
    }
    for number in [1, 2] {
        part(
            &format!("ppt/theme/theme{number}.xml"),
            &format!("{OFFICE}.theme+xml"),
        );
    }
    part(
        "docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
    );
    part(
        "docProps/app.xml",
        &format!("{OFFICE}.extended-properties+xml"),
    );
    xml + "</Types>"
}

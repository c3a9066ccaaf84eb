//! Which addresses are templates, what is wrong with the others, and what they become.

use super::*;

fn parsed(scheme: Scheme, text: &str) -> Template {
    Template::parse(scheme, text).unwrap().0
}

fn fault(scheme: Scheme, text: &str) -> TemplateFault {
    Template::parse(scheme, text).unwrap_err()
}

fn xyz(text: &str) -> TemplateFault {
    fault(Scheme::Xyz, text)
}

fn tile(template: &Template, zoom: u8, x: u32, y: u32) -> String {
    let key = Key::new("s&same%20");
    let address = template.tile(zoom, x, y, 256, key.as_ref());
    address.reveal().to_owned()
}

const WMS: &str = "https://a.example/wms?SRS=EPSG%3A3857&BBOX={bbox}&WIDTH={width}&HEIGHT={height}";

#[test]
fn a_tile_has_an_address() {
    let template = parsed(Scheme::Xyz, "https://a.example/{z}/{x}/{y}.png");
    assert_eq!(tile(&template, 3, 4, 2), "https://a.example/3/4/2.png");
}

#[test]
fn rows_may_be_counted_from_the_south() {
    let tms = parsed(Scheme::Tms, "https://a.example/{z}/{x}/{y}.png");
    assert_eq!(tile(&tms, 3, 4, 2), "https://a.example/3/4/5.png");
    let dash = parsed(Scheme::Xyz, "https://a.example/{z}/{x}/{-y}.png");
    assert_eq!(tile(&dash, 3, 4, 2), "https://a.example/3/4/5.png");
}

#[test]
fn a_web_map_service_is_asked_for_a_box_in_metres() {
    let template = parsed(Scheme::Wms, WMS);
    assert_eq!(
        tile(&template, 1, 1, 0),
        "https://a.example/wms?SRS=EPSG%3A3857&BBOX=0.000000,0.000000,20037508.342789,\
         20037508.342789&WIDTH=256&HEIGHT=256"
    );
}

#[test]
fn a_zoom_beyond_reason_makes_no_panic() {
    let tms = parsed(Scheme::Tms, "https://a.example/{z}/{x}/{y}.png");
    for zoom in [31, 32, 63, 64, 255] {
        tile(&tms, zoom, u32::MAX, u32::MAX);
    }
}

#[test]
fn a_key_is_filled_in_so_that_it_cannot_change_the_address() {
    let template = parsed(Scheme::Xyz, "https://a.example/{z}/{x}/{y}?k={key}");
    assert_eq!(
        tile(&template, 0, 0, 0),
        "https://a.example/0/0/0?k=s%26same%20"
    );
    let braces = Key::new("{x}");
    let address = template.tile(0, 7, 0, 256, braces.as_ref());
    assert!(address.reveal().ends_with("?k=%7Bx%7D"));
}

#[test]
fn a_document_says_where_the_tiles_are() {
    let template = parsed(Scheme::TileJson, "https://a.example/map.json?key=sesame");
    let address = template.document(Key::new("other").as_ref());
    assert_eq!(address.reveal(), "https://a.example/map.json?key=other");
}

#[test]
fn a_filled_address_does_not_show_itself() {
    let template = parsed(Scheme::Xyz, "https://a.example/{z}/{x}/{y}?k={key}");
    let address = template.tile(0, 0, 0, 256, Key::new("sesame").as_ref());
    assert_eq!(format!("{address:?}"), "Address(…)");
}

#[test]
fn the_host_is_who_will_be_asked() {
    for (text, host) in [
        ("https://a.example/{z}/{x}/{y}", "a.example"),
        ("http://a.example:8080/{z}/{x}/{y}", "a.example:8080"),
        ("HTTPS://a.example?{z}{x}{y}", "a.example"),
        ("http://[::1]:80/{z}/{x}/{y}", "[::1]:80"),
    ] {
        assert_eq!(parsed(Scheme::Xyz, text).host(), host);
    }
}

#[test]
fn keys_are_noticed_by_how_servers_call_them() {
    for name in [
        "key",
        "apikey",
        "api_key",
        "apiKey",
        "token",
        "access_token",
        "access-token",
        "tk",
        "subscription-key",
        "appid",
        "signature",
    ] {
        let text = format!("https://a.example/{{z}}/{{x}}/{{y}}?v=1&{name}=sesame&w=2");
        let (template, key) = Template::parse(Scheme::Xyz, &text).unwrap();
        assert_eq!(key, Key::new("sesame"), "{name}");
        assert_eq!(template.to_string(), text.replace("sesame", "{key}"));
    }
}

#[test]
fn what_is_no_key_stays() {
    let text = "https://a.example/{z}/{x}/{y}?style=light&key={key}&token=";
    let (template, key) = Template::parse(Scheme::Xyz, text).unwrap();
    assert_eq!((template.to_string().as_str(), key), (text, None));
}

#[test]
fn two_keys_are_one_too_many() {
    let text = "https://a.example/{z}/{x}/{y}?app_id=one&app_code=two";
    assert_eq!(xyz(text), TemplateFault::SecondKey);
    let text = "https://a.example/{z}/{x}/{y}?key={key}&token=two";
    assert_eq!(xyz(text), TemplateFault::SecondKey);
}

#[test]
fn what_is_missing_is_told_all_at_once() {
    let error = xyz("https://a.example/{x}.png").to_string();
    assert!(error.contains("lacks {z} and {y}; "), "{error}");
    let error = fault(Scheme::Wms, "https://a.example/wms?bbox={bbox}").to_string();
    assert!(
        error.contains("lacks {width} and {height} and crs=EPSG:3857"),
        "{error}"
    );
}

#[test]
fn a_web_map_service_in_another_projection_is_refused() {
    let text = WMS.replace("3857", "4326");
    assert_eq!(fault(Scheme::Wms, &text), TemplateFault::Projection);
}

#[test]
fn a_document_is_not_mistaken_for_tiles() {
    let text = "https://a.example/{z}/{x}/{y}.png";
    assert_eq!(
        fault(Scheme::TileJson, text),
        TemplateFault::TilesNotDocument
    );
}

#[test]
fn what_is_no_address_is_told_in_words() {
    use TemplateFault as Fault;
    for (text, expected) in [
        ("", Fault::NotAnAddress(Scheme::Xyz)),
        ("a.example/{z}/{x}/{y}", Fault::NotAnAddress(Scheme::Xyz)),
        ("ftp://a.example/{z}/{x}/{y}", Fault::NotHttp),
        ("file:///{z}/{x}/{y}", Fault::NotHttp),
        ("https:///{z}/{x}/{y}", Fault::NoHost),
        ("https://:80/{z}/{x}/{y}", Fault::NoHost),
        ("https://a.example:0/{z}/{x}/{y}", Fault::NoHost),
        ("https://a.example:/{z}/{x}/{y}", Fault::NoHost),
        ("https://a.example:80:80/{z}/{x}/{y}", Fault::NoHost),
        ("https://[nonsense]/{z}/{x}/{y}", Fault::NoHost),
        ("https://[::1/{z}/{x}/{y}", Fault::NoHost),
        ("https://me:secret@a.example/{z}/{x}/{y}", Fault::Password),
        ("https://{s}.a.example/{z}/{x}/{y}", Fault::HostInBraces),
        ("https://a.example/{z}/{x}/{y} ü", Fault::Character(' ')),
        ("https://ä.example/{z}/{x}/{y}", Fault::Character('ä')),
        ("https://a.example/{z}/{x}/{y}#key", Fault::Character('#')),
        ("https://a.example/{z}/{x}/{y", Fault::Brace),
        ("https://a.example/z}/{x}/{y}", Fault::Brace),
        ("https://a.example/{z}}/{x}/{y}", Fault::Brace),
    ] {
        assert_eq!(xyz(text), expected, "{text}");
    }
    let long = format!("https://a.example/{{z}}/{{x}}/{{y}}/{}", "a".repeat(2000));
    assert_eq!(xyz(&long), TemplateFault::TooLong);
}

#[test]
fn places_that_others_fill_in_are_answered_with_what_to_write() {
    let error = xyz("https://a.example/{z}/{x}/{y}{r}.png").to_string();
    assert!(error.contains("leave it out"), "{error}");
    let error = xyz("https://a.example/{TileMatrix}/{x}/{y}").to_string();
    assert!(error.contains("write {z} for {TileMatrix}"), "{error}");
}

#[test]
fn no_fault_quotes_what_may_be_a_key() {
    for text in [
        "https://a.example/{z}/{x}/{y}?key={sesame}",
        "https://a.example/{z}?key=sesame",
        "https://sesame@a.example/{z}/{x}/{y}",
        "sesame://a.example/{z}/{x}/{y}",
        "https://a.example:sesame/{z}/{x}/{y}",
        "https://a.example/{z}/{x}/{y}?key=sesame&token=sesame2",
        "https://a.example/{z}/{x}/{y}?key=sesame sesame",
    ] {
        let error = xyz(text);
        let told = format!("{error} {error:?}");
        assert!(!told.contains("sesame"), "{told}");
    }
}

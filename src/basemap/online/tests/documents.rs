//! Maps that say in a document where their tiles are.

use super::*;

/// A vector map whose document, at /map.json, says where the tiles are.
fn with_document(server: &TileServer) -> OnlineMap {
    let (template, _) = Template::parse(Scheme::TileJson, &server.url("/map.json")).unwrap();
    OnlineMap {
        name: "Test".to_owned(),
        template,
        ..predefined().remove(1)
    }
}

fn document(request: &Request, edition: usize) -> Reply {
    let host = request.header("host").unwrap();
    let body = format!(r#"{{"tiles": ["http://{host}/{edition}/{{z}}/{{x}}/{{y}}.pbf"]}}"#);
    Reply::new(200, "application/json", body)
}

#[test]
fn a_document_is_asked_for_once_and_only_with_leave() {
    let server = TileServer::start(|request| match request.path.as_str() {
        "/map.json" => document(request, 1),
        _ => Reply::new(200, "application/x-protobuf", ""),
    });
    let permission = NetworkPermission::default();
    let tiles = tiles_of(with_document(&server), &permission, &cache());
    assert_eq!(tiles.tile(id(1)), Err(TileFailure::Offline));
    assert_eq!(server.calls(), 0);
    permission.map.set(true);
    permission.program.set(true);
    assert_eq!(tiles.tile(id(1)), Ok(Some(Vec::new())));
    assert_eq!(tiles.tile(id(2)), Ok(Some(Vec::new())));
    let paths: Vec<_> = server
        .requests()
        .into_iter()
        .map(|asked| asked.path)
        .collect();
    assert_eq!(paths, ["/map.json", "/1/4/1/5.pbf", "/1/4/2/5.pbf"]);
}

#[test]
fn tiles_of_an_earlier_edition_are_asked_for_anew() {
    let edition = Arc::new(AtomicUsize::new(1));
    let current = Arc::clone(&edition);
    let server = TileServer::start(move |request| match request.path.as_str() {
        "/map.json" => document(request, current.load(Ordering::SeqCst)),
        _ => Reply::new(200, "application/x-protobuf", "").with("ETag", "\"a\""),
    });
    let cache = cache();
    let tiles = || tiles_of(with_document(&server), &given(), &cache);
    assert!(tiles().tile(id(1)).is_ok());
    edition.store(2, Ordering::SeqCst);
    let later = tiles();
    assert!(later.tile(id(2)).is_ok(), "so the document is known");
    assert!(later.tile(id(1)).is_ok());
    let last = server.requests().pop().unwrap();
    assert_eq!(last.path, "/2/4/1/5.pbf");
    assert_eq!(last.header("if-none-match"), None);
}

#[test]
fn a_document_that_is_none_is_not_asked_for_again_and_again() {
    for (reply, said) in [
        (status(404), "has no map at this address"),
        (page(), "does not say where its tiles are"),
    ] {
        let server = TileServer::start(move |_| reply.clone());
        let tiles = tiles_of(with_document(&server), &given(), &cache());
        for x in 0..5 {
            assert_lasting(&tiles.tile(id(x)).unwrap_err(), said);
        }
        assert_eq!(server.calls(), 1);
    }
}

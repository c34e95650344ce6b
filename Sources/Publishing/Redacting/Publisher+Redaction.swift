internal import Crypto
internal import Exporting
internal import MeetingModel
internal import Redaction
internal import Reports

/// What is done before the first pass, if anything is taken out of the meetings.
extension Publisher {
  /// The publisher with what it takes out; the same one if that is nothing.
  ///
  /// For aliases, the names of all meetings are read first, so that a person is the same one
  /// everywhere.
  func redacting(
    _ inputs: some Sequence<Input>, in folder: SiteFolder
  ) async throws -> (publisher: Publisher, key: PseudonymKey?) {
    guard !redaction.isEmpty else { return (self, nil) }
    var pseudonyms: Pseudonyms?
    if let path = redaction.keyPath {
      let key = try AliasKeyFile(path: path).read(outside: folder.allFolders)
      pseudonyms = Pseudonyms(key: key, names: try await names(in: inputs))
    }
    let redactor = Redactor(
      kinds: redaction.kinds, words: redaction.words, pseudonyms: pseudonyms)
    var publisher = self
    publisher.run = RedactionRun(
      redactor, title: renderer.hasOwnTitle ? renderer.title : "",
      allowed: redaction.allowed + renderer.labelTexts + Self.ownTexts)
    publisher.appearance = Array(SHA256.hash(data: appearance + redactor.fingerprint))
    return (publisher, pseudonyms?.key)
  }

  /// What every site has in its addresses and times, whatever the meetings say.
  private static let ownTexts = [
    SitePageName.index, SitePageName.missing, SitePageName.search, SitePageName.feed,
    SitePageName.siteMap, SitePageName.robots, SitePageName.overview, "people.html", "rooms.html",
    "person-1.html", "room-1.html", "meeting.md", "style-1.css", "#t-1", "UTC",
  ]

  /// The names in all meetings that are chosen.
  private func names(in inputs: some Sequence<Input>) async throws -> NameCollection {
    var names = NameCollection()
    try await MeetingPass<NameCollection>(reader: reader, jobs: jobs).run(over: inputs) {
      [self] _, meeting, _ in
      var names = NameCollection()
      guard filter.chooses(meeting) else { return names }
      var meeting = meeting
      meeting.removePrivateParts()
      names.add(meeting)
      return names
    } take: { item in
      // What cannot be read is told by the next pass.
      if case .made(_, let found) = item { names.merge(found) }
    }
    return names
  }

  /// The publisher that takes out of the meetings also what the files of the new site still have of
  /// what was to be taken out; nil if they have nothing of it.
  func redactingLeaks(of files: StagedFiles, in folder: SiteFolder) async throws -> Publisher? {
    guard let run, !(try await run.leaks(in: files, of: folder, jobs: jobs)).isEmpty else {
      return nil
    }
    var publisher = self
    let further = run.takingOutAll()
    publisher.run = further
    publisher.appearance = Array(SHA256.hash(data: appearance + further.redactor.fingerprint))
    return publisher
  }

  /// Keeps the key to the aliases of a new site, and tells what was taken out.
  ///
  /// The key is kept before the site is put in place: aliases without a key could not be used again.
  func finishRedaction(key: PseudonymKey?, _ report: (PublishEvent) -> Void) throws {
    guard let run else { return }
    if let key, let path = redaction.keyPath { try AliasKeyFile(path: path).write(key) }
    let takesOutTexts = !redaction.kinds.isEmpty || redaction.words != nil
    report(
      .redacted(
        count: takesOutTexts ? run.originalCount : nil, people: key?.people.count ?? 0,
        keyPath: redaction.keyPath))
  }
}

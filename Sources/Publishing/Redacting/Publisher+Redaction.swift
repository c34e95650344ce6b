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
    publisher.run = RedactionRun(redactor, allowed: redaction.allowed + renderer.labelTexts)
    publisher.appearance = Array(SHA256.hash(data: appearance + redactor.fingerprint))
    return (publisher, pseudonyms?.key)
  }

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

  /// Searches the new site for what was taken out of it, and keeps the key to its aliases.
  ///
  /// The key is kept before the site is put in place: aliases without a key could not be used again.
  func finishRedaction(
    of files: StagedFiles, in folder: SiteFolder, key: PseudonymKey?,
    _ report: (PublishEvent) -> Void
  ) async throws {
    guard let run else { return }
    try await run.check(files, in: folder, jobs: jobs)
    if let key, let path = redaction.keyPath { try AliasKeyFile(path: path).write(key) }
    report(
      .redacted(
        count: run.originalCount, people: key?.people.count ?? 0, keyPath: redaction.keyPath))
  }
}

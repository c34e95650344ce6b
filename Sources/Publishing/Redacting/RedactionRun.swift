internal import Exporting
internal import MeetingModel
internal import Redaction
internal import Reports
internal import SiteSearch
internal import Synchronization
internal import TextScanning

/// The redaction of a site while it is made: it notes what was taken out.
final class RedactionRun: Sendable {
  let redactor: Redactor
  private let allowed: [String]
  private let originals = Mutex<Set<String>>([])

  /// Prepares it.
  init(_ redactor: Redactor, allowed: [String]) {
    self.redactor = redactor
    self.allowed = allowed
  }

  /// The meeting without what is not to be published.
  ///
  /// - Throws: An ``ExportError`` if the meeting has people without an alias: its source has
  ///   changed since the names were read.
  func redacted(_ meeting: Meeting) throws(ExportError) -> Meeting {
    if let pseudonyms = redactor.pseudonyms, !pseudonyms.knowsAll(of: meeting) {
      throw Publisher.changed
    }
    let result = redactor.redact(meeting)
    if !result.originals.isEmpty { originals.withLock { $0.formUnion(result.originals) } }
    return result.meeting
  }

  /// The number of different texts that were taken out, names not counted.
  var originalCount: Int { originals.withLock { $0.count } }

  /// Searches all files of a new site for what was taken out.
  ///
  /// - Throws: An ``ExportError`` that names the first places.
  func check(_ files: StagedFiles, in folder: SiteFolder, jobs: Int) async throws {
    let check = LeakCheck(
      redactor: redactor, originals: originals.withLock { $0 }, allowed: allowed)
    let names = try files.names { Self.canLeak($0.name) }
    let leaks = try await withThrowingTaskGroup(of: [LeakCheck.Leak].self) { group in
      for job in 0..<jobs {
        group.addTask {
          var leaks: [LeakCheck.Leak] = []
          for index in stride(from: job, to: names.count, by: jobs) {
            try Task.checkCancellation()
            leaks += try Self.leaks(in: names[index], of: folder, check)
          }
          return leaks
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    guard !leaks.isEmpty else { return }
    throw Self.error(leaks, in: folder.folder.path)
  }

  private static func leaks(
    in name: String, of folder: SiteFolder, _ check: LeakCheck
  ) throws -> [LeakCheck.Leak] {
    let bytes = try folder.bytes(of: name)
    guard SearchFile.isName(name) else { return check.leaks(in: bytes, named: name) }
    guard let text = SearchFile.text(in: bytes, named: name) else { return [] }
    // By its own name, it would be read as a script.
    return check.leaks(in: text, named: "search").map { found in
      var leak = found
      leak.file = name
      return leak
    }
  }

  /// Whether a file has something of the meetings that no other file has.
  ///
  /// A stylesheet is of the pack alone, and names of fonts are names of people. The words of the search
  /// are those of its texts, which are checked.
  private static func canLeak(_ name: String) -> Bool {
    !name.endsByBytes(with: ".css") && name != SitePageName.search
  }

  private static func error(_ leaks: [LeakCheck.Leak], in path: String) -> ExportError {
    let sorted = leaks.sorted { ($0.file, $0.line, $0.original) < ($1.file, $1.line, $1.original) }
    let places = sorted.prefix(5).map { leak in
      "\"\(leak.original.excerpt)\" in \(leak.file)" + (leak.line > 0 ? ":\(leak.line)" : "")
    }
    let rest = sorted.count > 5 ? " and at \(sorted.count - 5) other places" : ""
    return ExportError(
      .failed, at: path,
      "the site would still show what is to be taken out: "
        + places.joined(separator: ", ") + rest + "; nothing was published",
      advice: "check the title of the site and the texts of the template")
  }
}

extension String {
  /// The beginning of a text for a message.
  fileprivate var excerpt: String { excerpt(upTo: 60) }
}

internal import Exporting
internal import MeetingModel
internal import Redaction
internal import Reports
internal import SiteSearch
internal import Synchronization
internal import TextScanning

/// The redaction of a site while it is made: it notes what was taken out.
final class RedactionRun: Sendable {
  /// What was taken out of all meetings, names not counted.
  private struct Taken {
    /// What was found by its form, and what is shown instead.
    var originals: [String: String] = [:]
    var words: Set<String> = []
  }

  let redactor: Redactor
  private let title: String
  private let allowed: [String]
  private let taken: Mutex<Taken>

  /// Prepares it.
  ///
  /// - Parameters:
  ///   - title: The title of the site.
  ///   - allowed: Texts that are published on purpose.
  convenience init(_ redactor: Redactor, title: String = "", allowed: [String]) {
    self.init(redactor, title: title, allowed: allowed, taken: Taken())
  }

  private init(_ redactor: Redactor, title: String, allowed: [String], taken: Taken) {
    self.redactor = redactor
    self.title = title
    self.allowed = allowed
    self.taken = Mutex(taken)
  }

  /// A run that also takes out of the meetings what the check finds in the files of this one.
  ///
  /// The check is less strict about how something is written, since it does not know in which text it
  /// stands: `4111,1111,1111,1111` is no card, but the same digits are one elsewhere.
  func takingOutAll() -> RedactionRun {
    RedactionRun(
      redactor.takingOut(check), title: title, allowed: allowed, taken: taken.withLock { $0 })
  }

  private var check: LeakCheck {
    LeakCheck(
      redactor: redactor, originals: taken.withLock { $0.originals }, allowed: allowed)
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
    if !result.originals.isEmpty || !result.words.isEmpty {
      taken.withLock { taken in
        taken.originals.merge(result.originals) { min($0, $1) }
        taken.words.formUnion(result.words)
      }
    }
    return result.meeting
  }

  /// The number of different texts that were taken out, names not counted.
  var originalCount: Int { taken.withLock { $0.originals.count + $0.words.count } }

  /// What the files of a new site still have of what was taken out.
  func leaks(
    in files: StagedFiles, of folder: SiteFolder, jobs: Int
  ) async throws -> [LeakCheck.Leak] {
    let check = check
    let names = try files.names { Self.canLeak($0.name) }
    return try await withThrowingTaskGroup(of: [LeakCheck.Leak].self) { group in
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
      return try await group.reduce(into: check.leaks(inTitle: title)) { $0 += $1 }
    }
  }

  /// Searches all files of a new site for what was taken out.
  ///
  /// - Throws: An ``ExportError`` that names the first places.
  func check(_ files: StagedFiles, in folder: SiteFolder, jobs: Int) async throws {
    let leaks = try await leaks(in: files, of: folder, jobs: jobs)
    guard leaks.isEmpty else { throw Self.error(leaks, in: folder.folder.path) }
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
        + places.joined(separator: ", ") + rest + "; nothing was published", advice: advice(leaks))
  }

  /// What to do about leaks, of which a text of a meeting alone has none anymore.
  ///
  /// The page for a missing address shows nothing of the meetings.
  private static func advice(_ leaks: [LeakCheck.Leak]) -> ExportError.Advice {
    let shared = Set(
      leaks.filter { $0.file == SitePageName.missing || $0.file == "the title" }
        .map(\.original))
    if leaks.allSatisfy({ shared.contains($0.original) }) {
      return .text(
        "no meeting has it, but every page: change the title of the site or the texts of the"
          + " template")
    }
    return .text(
      "it is on pages of meetings, but in no single text of a meeting: look for it in the template,"
        + " and where two texts stand side by side, leave out one of them")
  }
}

extension String {
  /// The beginning of a text for a message.
  fileprivate var excerpt: String { excerpt(upTo: 60) }
}

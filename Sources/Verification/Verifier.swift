/// Checks that outputs are safe to publish, with independent parsers.
///
/// It does not depend on how they were written, so it can also check the output of your own
/// templates. It takes time linear in the output; anything nested too deep to check is a finding.
public struct Verifier: Sendable {
  private let schema: SchemaNode
  private let allowsMarks: Bool
  /// The element of the one script that a page may have, and its hash; nil for none.
  private let script: KnownScript?

  /// Makes a verifier.
  ///
  /// - Parameters:
  ///   - recordSchema: The JSON Schema of a record, as `debrief schema` prints it.
  ///   - allowsMarks: Whether Markdown may contain the syntax of Obsidian and site generators (links
  ///     to notes, tags, fields, formulas, templates), for templates that write it on purpose.
  ///   - searchScript: The text of the script that the page for searching a site has; nil to let no
  ///     page have one.
  /// - Throws: ``SchemaError`` if the schema uses a keyword that is not supported.
  public init(
    recordSchema: [UInt8], allowsMarks: Bool = false, searchScript: [UInt8]? = nil
  ) throws(SchemaError) {
    schema = try SchemaNode(document: recordSchema)
    self.allowsMarks = allowsMarks
    script = searchScript.map(KnownScript.init)
  }

  /// The problems in an output, at most 100, in the order of their positions.
  public func findings(in bytes: [UInt8], of kind: OutputKind) -> [Finding] {
    switch kind {
    case .markdown:
      findings(in: bytes) { MarkdownCheck.run($0, allowsMarks: allowsMarks, &$1) }
    case .page:
      // The rest of a page with the script is checked like any other.
      if let script, let rest = script.removed(from: bytes) {
        findings(in: rest) { PageCheck.run($0, without: script, &$1) }
      } else {
        findings(in: bytes) { PageCheck.run($0, &$1) }
      }
    case .records: findingsInRecords { $0(bytes) }
    case .mail: findings(in: bytes, by: MailCheck.run)
    case .text, .table, .webVTT, .subRip, .calendar, .slack:
      findings(in: bytes) { InterchangeCheck.run($0, kind, &$1) }
    }
  }

  /// The problems in JSON Lines read in pieces, as in ``findings(in:of:)``; only the longest line
  /// has to fit in memory.
  ///
  /// - Parameter read: Calls the closure that it is given with each piece, in order.
  public func findingsInRecords<Failure>(
    read: ((_ piece: [UInt8]) -> Void) throws(Failure) -> Void
  ) throws(Failure) -> [Finding] {
    var check = RecordCheck(schema: schema)
    try read { check.take($0) }
    check.finish()
    return Self.sorted(check.findings)
  }

  private func findings(
    in bytes: [UInt8], by check: (OutputText, inout FindingList) -> Void
  ) -> [Finding] {
    let source = OutputText(bytes)
    var findings = FindingList(source: source)
    if let offset = source.offsetOfInvalidUTF8() {
      findings.add(
        at: offset, "a byte that is not UTF-8", "which readers show as different characters",
        "write the output again")
    } else {
      check(source, &findings)
    }
    return Self.sorted(findings)
  }

  private static func sorted(_ list: FindingList) -> [Finding] {
    list.findings.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }
}

/// A kind of output that can be checked.
public enum OutputKind: Sendable, Hashable, CaseIterable {
  /// Markdown, `.md` or `.markdown`.
  case markdown
  /// An HTML page, `.html` or `.htm`.
  case page
  /// JSON Lines, `.jsonl` or `.ndjson`.
  case records
  /// Plain text, `.txt`.
  case text
  /// Comma-separated values, `.csv`.
  case table
  /// Subtitles in WebVTT, `.vtt`.
  case webVTT
  /// Subtitles in SubRip's format, `.srt`.
  case subRip
  /// A calendar, `.ics`.
  case calendar
  /// A message of mail, `.eml`.
  case mail
  /// Messages to Slack, `.slack.json`.
  case slack

  /// The kind for a path's extension, ignoring case; nil for any other extension.
  public init?(path: String) {
    guard !path.lowercased().utf8.suffix(11).elementsEqual(".slack.json".utf8) else {
      self = .slack
      return
    }
    guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    switch String(path[dot...].dropFirst()).lowercased() {
    case "md", "markdown": self = .markdown
    case "html", "htm": self = .page
    case "jsonl", "ndjson": self = .records
    case "txt": self = .text
    case "csv": self = .table
    case "vtt": self = .webVTT
    case "srt": self = .subRip
    case "ics": self = .calendar
    case "eml": self = .mail
    case "slack": self = .slack
    default: return nil
    }
  }
}

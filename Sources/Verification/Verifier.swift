/// Reads outputs again, with parsers of others, and says where they break the promises.
///
/// It knows nothing of how they were written, and so it judges the pages of your own templates,
/// too. The time is linear in the output; what is nested too deep to be judged is a finding.
public struct Verifier: Sendable {
  private let schema: SchemaNode
  private let allowsMarks: Bool

  /// Makes a verifier.
  ///
  /// - Parameters:
  ///   - recordSchema: The JSON Schema of a record, as `debrief schema` prints it.
  ///   - allowsMarks: Whether Markdown may have what Obsidian and site generators read (links to
  ///     notes, tags, fields, formulas, templates), for templates that write it themselves.
  /// - Throws: ``SchemaError`` if the schema uses what this validator does not know.
  public init(recordSchema: [UInt8], allowsMarks: Bool = false) throws(SchemaError) {
    schema = try SchemaNode(document: recordSchema)
    self.allowsMarks = allowsMarks
  }

  /// What breaks a promise in an output, in the order of the text, at most a hundred; empty if
  /// all hold.
  public func findings(in bytes: [UInt8], of kind: OutputKind) -> [Finding] {
    switch kind {
    case .markdown:
      findings(in: bytes) { MarkdownCheck.run($0, allowsMarks: allowsMarks, &$1) }
    case .page: findings(in: bytes, by: PageCheck.run)
    case .records: findingsInRecords { $0(bytes) }
    }
  }

  /// What breaks a promise in JSON Lines that come piece by piece: as for ``findings(in:of:)``, in
  /// the memory of the longest line.
  ///
  /// - Parameter read: Calls what it is given with each piece, in order.
  public func findingsInRecords<Failure>(
    read: ((_ piece: [UInt8]) -> Void) throws(Failure) -> Void
  ) throws(Failure) -> [Finding] {
    var check = RecordCheck(schema: schema)
    try read { check.take($0) }
    check.finish()
    return Self.sorted(check.findings)
  }

  private func findings(
    in bytes: [UInt8], by check: (SourceText, inout FindingList) -> Void
  ) -> [Finding] {
    let source = SourceText(bytes)
    var findings = FindingList(source)
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

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
    let source = SourceText(bytes)
    var findings = FindingList(source)
    if let offset = source.offsetOfInvalidUTF8() {
      findings.add(
        at: offset, "a byte that is not UTF-8", "which readers show as different characters",
        "write the output again")
      return findings.findings
    }
    switch kind {
    case .markdown: MarkdownCheck.run(source, allowsMarks: allowsMarks, &findings)
    case .page: PageCheck.run(source, &findings)
    case .records: RecordCheck.run(source, schema: schema, &findings)
    }
    return findings.findings.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }
}

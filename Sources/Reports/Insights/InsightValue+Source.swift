internal import MeetingModel

extension InsightValue {
  /// Whether the value is empty, at any depth.
  var isEmpty: Bool {
    switch self {
    case .text(let text): text.source.hasNoWords
    case .number, .boolean: false
    case .nothing: true
    case .list(let elements): elements.allSatisfy(\.isEmpty)
    case .table(let table): table.rows.allSatisfy { $0.allSatisfy(\.isEmpty) }
    case .sections(let sections): sections.allSatisfy(\.value.isEmpty)
    }
  }

  /// The value as a single text, before escaping.
  ///
  /// Functions see it, and it is shown where values are nested too deeply for lists and tables.
  var plainSource: String {
    if case .text(let text) = self { return text.source }
    return source(isLiteral: false)
  }

  /// The ``plainSource`` of a value to be shown as it is: a sign that is escaped at the start of a
  /// text, as in `\> 50`, is that sign.
  var literalSource: String { source(isLiteral: true) }

  private func source(isLiteral: Bool) -> String {
    var source: [UInt8] = []
    appendPlainSource(to: &source, isLiteral: isLiteral)
    return String(decoding: source, as: UTF8.self)
  }

  private func appendPlainSource(to source: inout [UInt8], isLiteral: Bool) {
    switch self {
    case .text(let text):
      let bytes = text.source.utf8
      let isEscaped =
        bytes.first == UInt8(ascii: "\\")
        && bytes.dropFirst().first.map(">#-+".utf8.contains) ?? false
      source.append(contentsOf: isLiteral && isEscaped ? bytes.dropFirst() : bytes[...])
    case .number(let spelling): source.append(contentsOf: spelling.utf8)
    case .boolean(let value): source.append(contentsOf: (value ? "true" : "false").utf8)
    case .nothing: break
    case .list(let elements):
      Self.append(elements, separator: "; ", to: &source) { element, source in
        element.appendPlainSource(to: &source, isLiteral: isLiteral)
      }
    case .table(let table):
      Self.append(table.rows, separator: "; ", to: &source) { row, source in
        Self.append(
          members: Array(zip(table.columns, row)), isLiteral: isLiteral, to: &source)
      }
    case .sections(let sections):
      Self.append(
        members: sections.map { ($0.title, $0.value) }, isLiteral: isLiteral, to: &source)
    }
  }

  private static func append(
    members: [(String, InsightValue)], isLiteral: Bool, to source: inout [UInt8]
  ) {
    append(members, separator: ", ", to: &source) { member, source in
      let start = source.count
      source.append(contentsOf: "\(member.0): ".utf8)
      let valueStart = source.count
      member.1.appendPlainSource(to: &source, isLiteral: isLiteral)
      if source.count == valueStart { source.removeSubrange(start...) }
    }
  }

  /// Appends the output of the body for each part, without a separator if that is empty.
  ///
  /// Asking each value first whether it is empty would take quadratic time for deeply nested ones.
  private static func append<Part>(
    _ parts: [Part], separator: String, to source: inout [UInt8],
    body: (Part, inout [UInt8]) -> Void
  ) {
    var isFirst = true
    for part in parts {
      let start = source.count
      if !isFirst { source.append(contentsOf: separator.utf8) }
      let bodyStart = source.count
      body(part, &source)
      if source.count > bodyStart {
        isFirst = false
      } else {
        source.removeSubrange(start...)
      }
    }
  }
}

extension InsightTable {
  /// The table without empty columns and rows.
  var withoutEmptyParts: InsightTable {
    var isShown = [Bool](repeating: false, count: columns.count)
    for row in rows {
      for (column, value) in row.prefix(columns.count).enumerated() where !value.isEmpty {
        isShown[column] = true
      }
    }
    let rows = rows.filter { row in row.contains { !$0.isEmpty } }
    return InsightTable(
      columns: zip(columns, isShown).filter(\.1).map(\.0),
      rows: rows.map { row in zip(row, isShown).filter(\.1).map(\.0) })
  }
}

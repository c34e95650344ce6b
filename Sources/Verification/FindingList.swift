/// Collects what is found in one output.
struct FindingList {
  /// How many findings are kept: enough to see what is wrong, and bounded for a hostile file.
  static let limit = 100

  let source: SourceText
  private(set) var findings: [Finding] = []

  var isEmpty: Bool { findings.isEmpty }
  var isFull: Bool { findings.count >= Self.limit }

  init(_ source: SourceText) {
    self.source = source
  }

  /// Notes something at an offset of the source.
  mutating func add(at offset: Int, _ what: String, _ why: String, _ remedy: String) {
    // Columns are counted, which takes time where lines are long.
    guard !isFull else { return }
    let place = source.place(of: offset)
    add(line: place.line, column: place.column, what, why, remedy)
  }

  /// Notes something at a line and column of the source.
  mutating func add(
    line: Int, column: Int, _ what: String, _ why: String, _ remedy: String
  ) {
    guard !isFull else { return }
    findings.append(
      Finding(line: line, column: column, what: what, why: why, remedy: remedy))
  }
}

/// A problem found in an output, and its position.
public struct Finding: Error, Sendable, Hashable, CustomStringConvertible {
  /// The line, from 1.
  public let line: Int
  /// The column, from 1, in Unicode scalars.
  public let column: Int
  /// What was found.
  public let what: String
  /// Why it matters.
  public let why: String
  /// What to do about it.
  public let advice: String
  /// Whether it is a mark that a template may write on purpose, and that a ``Verifier`` can allow.
  public let isMark: Bool

  /// The position and the three parts on one line: `12:3: element <img>, which loads …; …`.
  ///
  /// It can contain text from the output: escape control characters for a terminal.
  public var description: String {
    "\(line):\(column): \(what), \(why); \(advice)"
  }
}

/// Collects the findings for one output.
struct FindingList {
  /// The maximum number of findings: enough to see what is wrong, and bounded for a hostile file.
  static let limit = 100

  let source: OutputText
  private(set) var findings: [Finding] = []

  var isEmpty: Bool { findings.isEmpty }
  var isFull: Bool { findings.count >= Self.limit }

  mutating func add(
    at offset: Int, _ what: String, _ why: String, _ advice: String, isMark: Bool = false
  ) {
    // Finding the column takes time on long lines.
    guard !isFull else { return }
    let place = source.place(of: offset)
    add(line: place.line, column: place.column, what, why, advice, isMark: isMark)
  }

  /// Adds the findings of a part of the output, which keep their places in it.
  mutating func add(_ others: FindingList) {
    findings += others.findings.prefix(Self.limit - findings.count)
  }

  mutating func add(
    line: Int, column: Int, _ what: String, _ why: String, _ advice: String, isMark: Bool = false
  ) {
    guard !isFull else { return }
    findings.append(
      Finding(
        line: line, column: column, what: what, why: why, advice: advice, isMark: isMark))
  }
}

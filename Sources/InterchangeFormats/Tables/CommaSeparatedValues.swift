internal import Synchronization
internal import TextEscaping

/// Comma-separated values (RFC 4180), made safe for spreadsheets.
///
/// A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, whether it was
/// quoted or not. So text is changed here on purpose: an apostrophe goes before such a character.
package enum CommaSeparatedValues {
  /// Appends text where a template writes it: within the quotes of a field, `"{{text}}"`, with quotes
  /// doubled; at the start of a field without quotes as a field of its own; elsewhere on one line.
  package static func append(_ text: String, to output: inout [UInt8], _ quotes: Quotes) {
    guard !quotes.areOpen(after: output) else {
      return appendContent(of: text, to: &output, isStart: output.last == UInt8(ascii: "\""))
    }
    let last = output.last ?? UInt8(ascii: "\n")
    if last == UInt8(ascii: ",") || last == UInt8(ascii: "\n") {
      appendField(text, to: &output)
    } else {
      appendContent(of: PlainText.singleLine(text), to: &output, isStart: false)
    }
  }

  /// Appends text within the quotes of a field, whatever is before it.
  static func appendQuoted(_ text: String, to output: inout [UInt8]) {
    let startMarks = [UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: "\n")]
    let isStart = output.last.map(startMarks.contains) ?? true
    appendContent(of: text, to: &output, isStart: isStart)
  }

  /// Whether a quote is open at the end of a growing output, of which each byte is read once.
  ///
  /// It belongs to a single rendering.
  package final class Quotes: Sendable {
    private let read = Mutex((count: 0, areOpen: false))

    /// Begins with an empty output.
    package init() {}

    fileprivate func areOpen(after output: [UInt8]) -> Bool {
      read.withLock { read in
        if output.count < read.count { read = (0, false) }
        for byte in output[read.count...] where byte == UInt8(ascii: "\"") { read.areOpen.toggle() }
        read.count = output.count
        return read.areOpen
      }
    }
  }

  /// Appends text as a field of its own, in quotes.
  package static func appendField(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    appendContent(of: text, to: &output, isStart: true)
    output.append(UInt8(ascii: "\""))
  }

  /// Appends text with quotes doubled and an apostrophe before what would begin a formula.
  ///
  /// Some spreadsheets part fields at semicolons or tabs as well, and others take each line of a
  /// field for a row.
  private static func appendContent(
    of text: String, to output: inout [UInt8], isStart: Bool
  ) {
    var isStart = isStart
    for scalar in PlainText.normalised(text).unicodeScalars {
      switch scalar {
      case "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}":
        if isStart { output.append(UInt8(ascii: "'")) }
        isStart = false
      case "\"":
        output.append(UInt8(ascii: "\""))
        isStart = false
      case ";", "\t", "\n": isStart = true
      default: isStart = isStart && !isShown(scalar)
      }
      if scalar.isASCII {
        output.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        output.append(contentsOf: String(scalar).utf8)
      }
    }
  }

  /// Whether a character is neither white space nor invisible, as a mark of direction is.
  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    guard !scalar.isASCII else { return scalar.value > 0x20 }
    return !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint
  }

  /// Checks that quotes are closed, that each row has as many fields as the first one (RFC 4180,
  /// section 2), and that no field is a formula.
  static func check(_ file: [UInt8]) throws(FormatFault) {
    var reader = Reader(file)
    var expected: Int?
    while let row = try reader.nextRow() {
      let wanted = expected ?? row.count
      expected = wanted
      guard row.count == wanted else {
        throw FormatFault(
          line: row.line,
          row.isEmpty
            ? "an empty line, which is a row with one empty field"
            : "this row has \(row.count) fields and the first one \(wanted) (RFC 4180, section 2)",
          advice: row.isEmpty
            ? "close it up in the template"
            : "write texts as {{csv(x)}}, or as \"{{x}}\" in quotes")
      }
    }
  }

  private struct Reader {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
    }

    /// The line of the next row and the count of its fields; nil at the end.
    mutating func nextRow() throws(FormatFault) -> (line: Int, count: Int, isEmpty: Bool)? {
      guard position < bytes.count else { return nil }
      let start = line
      let isEmpty = bytes[position] == UInt8(ascii: "\n")
      var count = 1
      while true {
        try skipField()
        guard position < bytes.count else { return (start, count, isEmpty) }
        position += 1
        if bytes[position - 1] == UInt8(ascii: "\n") {
          line += 1
          return (start, count, isEmpty)
        }
        count += 1
      }
    }

    /// Moves to the comma or line feed behind a field, or to the end.
    private mutating func skipField() throws(FormatFault) {
      let isQuoted = position < bytes.count && bytes[position] == UInt8(ascii: "\"")
      try checkFormula(at: isQuoted ? position + 1 : position)
      if isQuoted { try skipQuotes() }
      if position < bytes.count, bytes[position] == UInt8(ascii: "\r") { position += 1 }
      while position < bytes.count {
        switch bytes[position] {
        case UInt8(ascii: ","), UInt8(ascii: "\n"): return
        case UInt8(ascii: "\""):
          throw FormatFault(
            line: line, "a quote inside a field without quotes (RFC 4180, section 2)",
            advice: "write texts as {{csv(x)}}, and no space before it")
        default:
          if isQuoted {
            throw FormatFault(
              line: line, "text after the closing quote of a field (RFC 4180, section 2)",
              advice:
                "write a comma and no space between fields, and {{csv(x)}} without quotes around it"
            )
          }
          position += 1
        }
      }
    }

    /// Refuses a field that a spreadsheet would take for a formula; a number is none.
    private func checkFormula(at start: Int) throws(FormatFault) {
      guard start < bytes.count, "=+-@".utf8.contains(bytes[start]) else { return }
      let number = bytes[(start + 1)...].prefix {
        (0x30...0x39).contains($0) || ".eE".utf8.contains($0)
      }
      let next = bytes[number.endIndex...].first
      let isSigned = bytes[start] == UInt8(ascii: "-") || bytes[start] == UInt8(ascii: "+")
      if isSigned, !number.isEmpty, next.map({ ",\n\r\"".utf8.contains($0) }) ?? true { return }
      throw FormatFault(
        line: line,
        "a field that begins with \(Unicode.Scalar(bytes[start])), which a spreadsheet takes for a"
          + " formula", advice: "write texts as {{csv(x)}}, or as \"{{x}}\" in quotes")
    }

    /// Moves behind the closing quote.
    private mutating func skipQuotes() throws(FormatFault) {
      let start = line
      position += 1
      while position < bytes.count {
        if bytes[position] == UInt8(ascii: "\n") { line += 1 }
        position += 1
        guard bytes[position - 1] == UInt8(ascii: "\"") else { continue }
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { return }
        position += 1
      }
      throw FormatFault(line: start, "a field whose quote is not closed (RFC 4180, section 2)")
    }
  }
}

internal import Exporting
internal import JSONDocument
internal import LibC
internal import TextEscaping

/// Prints messages for people and log collectors on standard error, one per line.
///
/// Messages may contain text of a meeting or of the service; control characters are escaped, so
/// that no name can move the cursor or set the terminal's title.
struct Console: Sendable {
  /// The amount of output.
  enum Verbosity: Sendable, Comparable {
    case quiet, normal, verbose
  }

  /// The severity of a message.
  enum Level: String, Sendable {
    case error
    case warning
    case info
    case debug
  }

  /// The amount of output.
  let verbosity: Verbosity
  /// Whether messages are JSON objects instead of sentences.
  let isJSON: Bool
  /// Whether levels are coloured.
  let isColoured: Bool
  /// Whether standard error is a terminal, where a progress line can be overwritten.
  let isTerminal: Bool

  /// Prints a message.
  ///
  /// Errors are always printed, warnings and notices unless the console is quiet, and all others
  /// only if it is verbose.
  func say(_ level: Level, _ message: String, fields: [(name: String, value: String)] = []) {
    say(level, message, values: fields.map { ($0.name, .string($0.value)) })
  }

  func say(_ level: Level, _ message: String, values: [(name: String, value: JSONValue)]) {
    switch level {
    case .error: break
    case .warning, .info: guard verbosity >= .normal else { return }
    case .debug: guard verbosity >= .verbose else { return }
    }
    var line: [UInt8] = []
    if isJSON {
      let members =
        [
          (name: "level", value: .string(level.rawValue)),
          (name: "message", value: .string(message)),
        ]
        + values
      let object = JSONObject(members: members.map { .init(name: $0.name, value: $0.value) })
      JSONWriter.append(.object(object), to: &line)
      line = Self.withoutDirections(line)
    } else {
      if isTerminal { line.append(contentsOf: Self.clearLine) }
      line.append(contentsOf: prefix(of: level).utf8)
      line.append(contentsOf: PlainText.terminalLine(message).utf8)
    }
    line.append(UInt8(ascii: "\n"))
    write(line)
  }

  /// Escapes direction controls and marks, which a terminal may obey, in JSON text.
  ///
  /// They occur only inside strings.
  static func withoutDirections(_ text: [UInt8]) -> [UInt8] {
    let string = String(decoding: text, as: UTF8.self)
    guard string.unicodeScalars.contains(where: isDirection) else { return text }
    return string.unicodeScalars.flatMap { scalar -> [UInt8] in
      guard isDirection(scalar) else { return Array(String(scalar).utf8) }
      let digits = String(scalar.value, radix: 16)
      return Array("\\u\(String(repeating: "0", count: 4 - digits.utf8.count))\(digits)".utf8)
    }
  }

  private static func isDirection(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Shows the current progress.
  ///
  /// On a terminal it is a line that the next message overwrites; otherwise it is a message.
  func progress(_ message: String) {
    guard isTerminal, !isJSON else { return say(.info, message) }
    guard verbosity >= .normal else { return }
    write(Self.clearLine + Array(PlainText.terminalLine(message).utf8))
  }

  /// The width of the terminal in columns; 80 if it is unknown.
  var width: Int { Terminal.width(of: STDERR_FILENO) }

  /// Clears the progress line.
  func endProgress() {
    if isTerminal, !isJSON, verbosity >= .normal { write(Self.clearLine) }
  }

  /// Returns to the start of the line and clears it (ECMA-48, section 8.3.41).
  private static let clearLine = Array("\r\u{1B}[K".utf8)

  private func write(_ line: [UInt8]) {
    // There is nobody left to tell that writing to standard error failed.
    _ = try? FileSystem.write(line, to: STDERR_FILENO, name: "standard error")
  }

  private func prefix(of level: Level) -> String {
    let name = "\(level.rawValue): "
    guard isColoured else { return "debrief: " + (level == .info ? "" : name) }
    switch level {
    case .error: return "debrief: \u{1B}[1;31m\(name)\u{1B}[0m"
    case .warning: return "debrief: \u{1B}[1;33m\(name)\u{1B}[0m"
    case .info: return "debrief: "
    case .debug: return "debrief: \u{1B}[2m\(name)\u{1B}[0m"
    }
  }
}

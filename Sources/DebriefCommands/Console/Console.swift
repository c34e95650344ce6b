internal import Exporting
internal import JSONDocument
internal import TextEscaping

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What the program says to people and to log collectors, on standard error: a line a message.
///
/// Text of a meeting or of the service may stand in a message; control characters are shown
/// escaped, so that no name can move the cursor or set a title.
struct Console: Sendable {
  /// How much is said.
  enum Verbosity: Int, Sendable, Comparable {
    case quiet
    case normal
    case verbose

    static func < (left: Verbosity, right: Verbosity) -> Bool { left.rawValue < right.rawValue }
  }

  /// The weight of a message.
  enum Level: String, Sendable {
    case error
    case warning
    case info
    case debug
  }

  /// How much is said.
  let verbosity: Verbosity
  /// Whether a message is a JSON object instead of a sentence.
  let isJSON: Bool
  /// Whether levels are coloured.
  let isColoured: Bool
  /// Whether a person looks on, so that a line of progress can be written over.
  let isTerminal: Bool

  /// Says a message; errors are said always, warnings and notices unless asked to be quiet,
  /// the rest when asked to be verbose.
  func say(_ level: Level, _ message: String, fields: [(name: String, value: String)] = []) {
    say(level, message, values: fields.map { ($0.name, .string($0.value)) })
  }

  /// Says a message with values that are not all texts.
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
      line.append(contentsOf: PlainText.terminalSafe(PlainText.singleLine(message)).utf8)
    }
    line.append(UInt8(ascii: "\n"))
    write(line)
  }

  /// A JSON text with direction controls and marks escaped, which a terminal may obey; they stand in
  /// strings only.
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

  /// Shows what the work is at: on a terminal a line that the next message is written over, else a
  /// message.
  func progress(_ message: String) {
    guard isTerminal, !isJSON else { return say(.info, message) }
    guard verbosity >= .normal else { return }
    write(Self.clearLine + Array(PlainText.terminalSafe(PlainText.singleLine(message)).utf8))
  }

  /// How many columns the terminal has; 80 where that cannot be known.
  var width: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Takes the line of progress away.
  func endProgress() {
    if isTerminal, !isJSON, verbosity >= .normal { write(Self.clearLine) }
  }

  /// Back to the start of the line and clear it (ECMA-48 section 8.3.41).
  private static let clearLine = Array("\r\u{1B}[K".utf8)

  private func write(_ line: [UInt8]) {
    // Nobody is left to be told that standard error cannot be written.
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

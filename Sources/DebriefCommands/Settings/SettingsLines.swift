internal import TextScanning

/// The lines of a TOML file on which its keys are, which the parser does not tell.
struct SettingsLines {
  /// The dotted path of each key, and its line from 1.
  private var paths: [(path: [String], line: Int)] = []

  /// Finds the keys and the headers of tables in the text of a file.
  init(_ text: String) {
    var table: [String] = []
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      var rest = Array(line)[...]
      if index == 0, rest.starts(with: "\u{FEFF}".utf8) { rest = rest.dropFirst(3) }
      Self.skipSpaces(&rest)
      let isHeader = rest.first == UInt8(ascii: "[")
      if isHeader {
        rest.removeFirst()
        Self.skipSpaces(&rest)
      }
      let end = isHeader ? UInt8(ascii: "]") : UInt8(ascii: "=")
      guard let path = Self.path(&rest, endingWith: end) else { continue }
      if isHeader { table = path }
      paths.append((isHeader ? path : table + path, index + 1))
    }
  }

  /// The line of a key, of the first one inside it, or of the nearest table around it; nil if none is
  /// found.
  func line(of path: [String]) -> Int? {
    for length in stride(from: path.count, to: 0, by: -1) {
      if let found = paths.first(where: { $0.path == Array(path[..<length]) }) {
        return found.line
      }
      if let inner = paths.first(where: { $0.path.starts(with: path[..<length]) }) {
        return inner.line
      }
    }
    return nil
  }

  /// The parts of a dotted key (TOML 1.0, *Keys*) before a byte; nil if there is none.
  private static func path(_ rest: inout ArraySlice<UInt8>, endingWith end: UInt8) -> [String]? {
    var parts: [String] = []
    while let first = rest.first {
      let isQuoted = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
      if isQuoted { rest.removeFirst() }
      let part = rest.prefix {
        isQuoted ? $0 != first : $0.isAlphanumeric || "-_".utf8.contains($0)
      }
      rest = rest.dropFirst(part.count + (isQuoted ? 1 : 0))
      parts.append(String(decoding: part, as: UTF8.self))
      skipSpaces(&rest)
      guard rest.first == UInt8(ascii: ".") else { return rest.first == end ? parts : nil }
      rest.removeFirst()
      skipSpaces(&rest)
    }
    return nil
  }

  private static func skipSpaces(_ rest: inout ArraySlice<UInt8>) {
    rest = rest.drop(while: \.isSpaceOrTab)
  }
}

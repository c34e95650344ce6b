internal import JSONDocument

/// A table in a text (GitHub Flavored Markdown, 4.10).
struct PipeTable {
  /// The rows, each as an object with the column titles as keys; empty cells are left out.
  let rows: [JSONObject]
  /// The number of lines from the first one given to the end of the table.
  let lineCount: Int

  /// Parses the table at the start of lines; returns nil if there is none.
  init?(_ lines: ArraySlice<OutlineLine>) {
    guard lines.count > 1, let first = lines.first, !first.isCode,
      first.text.contains(UInt8(ascii: "|"))
    else { return nil }
    let titles = Self.cells(of: first.text).map { Self.plain($0) }
    let marks = Self.cells(of: lines[lines.startIndex + 1].text)
    guard !titles.isEmpty, marks.count == titles.count, marks.allSatisfy(Self.isDelimiter) else {
      return nil
    }
    var rows: [JSONObject] = []
    var count = 2
    for line in lines.dropFirst(2) {
      guard !line.isBlank, line.text.contains(UInt8(ascii: "|")) else { break }
      count += 1
      var members: [JSONObject.Member] = []
      for (column, cell) in Self.cells(of: line.text).enumerated() where !cell.isBlank {
        // A cell beyond the titles has none.
        let title = column < titles.count ? titles[column] : ""
        members.append(JSONObject.Member(name: title, value: .string(cell)))
      }
      if !members.isEmpty { rows.append(JSONObject(members: members)) }
    }
    self.rows = rows
    lineCount = count
  }

  /// The cells of a row; `\|` is a character of a cell.
  private static func cells(of line: ArraySlice<UInt8>) -> [String] {
    var cells: [String] = []
    var cell: [UInt8] = []
    var rest = line.first == UInt8(ascii: "|") ? line.dropFirst() : line
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\\") where rest.first == UInt8(ascii: "|"):
        cell.append(UInt8(ascii: "|"))
        rest.removeFirst()
      case UInt8(ascii: "|"):
        cells.append(String(decoding: cell, as: UTF8.self).trimmed)
        cell.removeAll()
      default: cell.append(byte)
      }
    }
    let last = String(decoding: cell, as: UTF8.self).trimmed
    return last.isEmpty ? cells : cells + [last]
  }

  private static func isDelimiter(_ cell: String) -> Bool {
    let dashes = cell.utf8.drop { $0 == UInt8(ascii: ":") }
    return cell.utf8.contains(UInt8(ascii: "-"))
      && dashes.drop { $0 == UInt8(ascii: "-") }.allSatisfy { $0 == UInt8(ascii: ":") }
  }

  /// A title without emphasis around it.
  private static func plain(_ title: String) -> String {
    String(title.unicodeScalars.filter { $0 != "*" && $0 != "`" }).trimmed
  }
}

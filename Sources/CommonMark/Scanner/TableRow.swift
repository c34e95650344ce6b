/// The cells of a line of a table: what stands between `|`, except those that a backslash
/// precedes, without the white space around.
struct TableRow {
  let cells: [ArraySlice<UInt8>]

  init(_ line: ArraySlice<UInt8>) {
    var rest = Self.trim(line)
    if rest.first == UInt8(ascii: "|") { rest = rest.dropFirst() }
    var cells: [ArraySlice<UInt8>] = []
    var start = rest.startIndex
    for index in rest.indices
    where rest[index] == UInt8(ascii: "|")
      && (index == rest.startIndex || rest[index - 1] != UInt8(ascii: "\\"))
    {
      cells.append(Self.trim(rest[start..<index]))
      start = index + 1
    }
    if start < rest.endIndex || cells.isEmpty { cells.append(Self.trim(rest[start...])) }
    self.cells = cells
  }

  private static func trim(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    guard let first = bytes.firstIndex(where: { !isSpace($0) }),
      let last = bytes.lastIndex(where: { !isSpace($0) })
    else { return bytes.prefix(0) }
    return bytes[first...last]
  }
}

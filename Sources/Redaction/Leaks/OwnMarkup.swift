internal import TextScanning

/// The markup of a page that is the same whatever the meetings say: names of elements and attributes,
/// classes, and what is told to browsers and search engines.
///
/// A word of the list such as `section` or `file` is in it on every page.
enum OwnMarkup {
  /// Attributes whose values no meeting has.
  private static let attributes: Set<String> = [
    "class", "rel", "type", "lang", "dir", "charset", "http-equiv", "name", "role", "scope",
  ]

  /// Names of metadata that tell nothing of a meeting.
  private static let metadata: Set<String> = [
    "viewport", "color-scheme", "referrer", "generator", "robots", "theme-color",
  ]

  /// The bytes with other ones, as many, for such markup.
  static func masked(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    var place = 0
    while let start = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
      var index = start + 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "/") { index += 1 }
      guard index < bytes.count, bytes[index].isLetter else {
        place = start + 1
        continue
      }
      guard let end = maskTag(from: index, in: &bytes) else { break }
      place = end
    }
    return bytes
  }

  /// Masks the tag whose name is at a place; returns the place behind it, nil if it has no end.
  private static func maskTag(from start: Int, in bytes: inout [UInt8]) -> Int? {
    var index = start
    let tag = name(at: &index, in: bytes)
    var names = [start..<index]
    var values: [(name: String, range: Range<Int>)] = []
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      guard bytes[index].isLetter else {
        index += 1
        continue
      }
      let nameStart = index
      let attribute = name(at: &index, in: bytes)
      names.append(nameStart..<index)
      var value = index
      while value < bytes.count, bytes[value].isWhiteSpace { value += 1 }
      guard value < bytes.count, bytes[value] == UInt8(ascii: "=") else { continue }
      value += 1
      while value < bytes.count, bytes[value].isWhiteSpace { value += 1 }
      guard value < bytes.count else { return nil }
      let quote = bytes[value]
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        guard let end = bytes[(value + 1)...].firstIndex(of: quote) else { return nil }
        values.append((attribute, value + 1..<end))
        index = end + 1
      } else {
        index = value
        while index < bytes.count, !bytes[index].isWhiteSpace, bytes[index] != UInt8(ascii: ">") {
          index += 1
        }
      }
    }
    guard index < bytes.count else { return nil }
    let isOwn =
      tag == "meta"
      && values.contains { value in
        value.name == "http-equiv"
          || value.name == "name"
            && metadata.contains(String(decoding: bytes[value.range], as: UTF8.self))
      }
    names += values.filter { isOwn || attributes.contains($0.name) }.map(\.range)
    for place in names.joined() { bytes[place] = 0x01 }
    return index + 1
  }

  /// The name at a place, which is then behind it.
  private static func name(at index: inout Int, in bytes: [UInt8]) -> String {
    let start = index
    while index < bytes.count,
      bytes[index].isAlphanumeric || bytes[index] == UInt8(ascii: "-")
        || bytes[index] == UInt8(ascii: ":")
    {
      index += 1
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }
}

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
      guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "=") else { continue }
      let quote = bytes[index + 1]
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { continue }
      guard let end = bytes[(index + 2)...].firstIndex(of: quote) else { return nil }
      values.append((attribute, index + 2..<end))
      index = end + 1
    }
    guard index < bytes.count else { return nil }
    // Of the metadata of a page, only a description is made of a meeting.
    let isOwn =
      tag == "meta"
      && !values.contains { value in
        value.name != "content"
          && String(decoding: bytes[value.range], as: UTF8.self).hasSuffix("description")
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

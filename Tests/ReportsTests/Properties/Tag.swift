/// A start tag of HTML.
struct Tag: Hashable, CustomStringConvertible {
  var name: String
  /// The names and values of its attributes.
  var attributes: [String: String]

  /// The tag without the values of its attributes.
  var description: String {
    "<\(([name] + attributes.keys.sorted()).joined(separator: " "))>"
  }

  /// The start tags of a page, in order, as a browser's tokeniser sees them
  /// (HTML, section 13.2.5).
  static func tags(in page: String) -> [Tag] {
    var tags: [Tag] = []
    var rest = Array(page.utf8)[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(start + 1)...]
      guard let first = rest.first, (0x41...0x5A).contains(first & 0xDF) else { continue }
      var tag = Tag(name: take(while: { !" />\n\t".utf8.contains($0) }, &rest), attributes: [:])
      while true {
        _ = take(while: { " /\n\t".utf8.contains($0) }, &rest)
        guard let byte = rest.first, byte != UInt8(ascii: ">") else { break }
        let name = take(while: { !" />=\n\t".utf8.contains($0) }, &rest)
        tag.attributes[name] = ""
        guard rest.first == UInt8(ascii: "=") else { continue }
        rest = rest.dropFirst()
        if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
          rest = rest.dropFirst()
          tag.attributes[name] = take(while: { $0 != quote }, &rest)
          rest = rest.dropFirst()
        } else {
          tag.attributes[name] = take(while: { !" >\n\t".utf8.contains($0) }, &rest)
        }
      }
      tags.append(tag)
    }
    return tags
  }

  private static func take(
    while belongs: (UInt8) -> Bool, _ rest: inout ArraySlice<UInt8>
  ) -> String {
    let taken = rest.prefix(while: belongs)
    rest = rest[taken.endIndex...]
    return String(decoding: taken, as: UTF8.self).lowercased()
  }
}

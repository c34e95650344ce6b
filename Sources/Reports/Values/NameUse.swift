internal import Mustache

/// The words that templates are written with, names of values among them.
///
/// A name that no template spells cannot be looked up, so that its value need not be made: a
/// template that shows no transcript does not pay for one. Only `json` writes an object whole,
/// names included.
struct NameUse: Sendable {
  private let words: Set<String>
  private let usesAll: Bool

  /// Collects the words of templates.
  init(_ sources: [TemplateSource]) {
    var words: Set<String> = []
    for source in sources {
      for tag in Self.tags(in: source.text) {
        for word in tag.split(whereSeparator: { !Self.isNameByte($0) }) {
          words.insert(String(decoding: word, as: UTF8.self))
        }
      }
    }
    self.words = words
    self.usesAll = words.contains("json")
  }

  /// Whether a template may look the name up.
  func contains(_ name: String) -> Bool {
    usesAll || words.contains(name)
  }

  /// What stands in the tags of a template; all of it where tags may have other delimiters.
  private static func tags(in template: [UInt8]) -> [ArraySlice<UInt8>] {
    let brace = UInt8(ascii: "{")
    var tags: [ArraySlice<UInt8>] = []
    var rest = template[...]
    while let open = rest.firstIndex(of: brace) {
      rest = rest[(open + 1)...]
      guard rest.first == brace else { continue }
      let tag = rest.dropFirst().prefix { $0 != UInt8(ascii: "}") }
      if tag.first == UInt8(ascii: "=") { return [template[...]] }
      tags.append(tag)
      rest = rest[tag.endIndex...]
    }
    return tags
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

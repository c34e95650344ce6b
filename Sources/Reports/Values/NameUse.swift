internal import Mustache

/// The words that templates are written with, names of values among them.
///
/// A name that no template spells cannot be looked up, so that its value need not be made: a
/// template that shows no transcript does not pay for one.
struct NameUse: Sendable {
  private let words: Set<String>

  /// Collects the words of templates.
  init(_ sources: [TemplateSource]) {
    var words: Set<String> = []
    for source in sources {
      for word in source.text.split(whereSeparator: { !Self.isNameByte($0) }) {
        words.insert(String(decoding: word, as: UTF8.self))
      }
    }
    self.words = words
  }

  /// Whether a template may look the name up.
  func contains(_ name: String) -> Bool {
    words.contains(name)
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

internal import TextScanning

/// The info string of a fenced code block (CommonMark 4.5).
struct InfoString {
  /// The first word if it can be a class name, or an empty text.
  let language: String
  /// The first word, which readers take for the language.
  let firstWord: String
  let text: String
  /// The info string without the language.
  let remainder: String

  init(_ info: String) {
    let words = info.utf8.split(separator: UInt8(ascii: " "), maxSplits: 1).map {
      String(Substring($0))
    }
    self.firstWord = words.first ?? ""
    self.text = info
    if let first = words.first, Self.isName(first) {
      self.language = first
      self.remainder = words.count > 1 ? words[1] : ""
    } else {
      self.language = ""
      self.remainder = info
    }
  }

  private static func isName(_ word: String) -> Bool {
    word.utf8.count <= 30
      && word.utf8.allSatisfy { $0.isAlphanumeric || "+-#_".utf8.contains($0) }
  }
}

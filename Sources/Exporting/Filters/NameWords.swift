/// The words of a name, in lower case; canonically equivalent words are equal.
struct NameWords {
  let words: [String]

  init(_ name: String) {
    words = name.lowercased().unicodeScalars
      .split { $0.properties.isWhitespace || ",;/()".unicodeScalars.contains($0) }
      .map { String($0) }
  }

  /// Whether the words of another name are here, one after the other.
  func contains(_ other: NameWords) -> Bool {
    guard let first = other.words.first, other.words.count <= words.count else { return false }
    return words.indices.contains { index in
      words[index] == first && words[index...].starts(with: other.words)
    }
  }
}

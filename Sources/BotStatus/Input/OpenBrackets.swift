/// The brackets that are open at a place of a text that may not be JSON.
struct OpenBrackets {
  /// A kind of brackets.
  enum Kind {
    /// `{` and `}`.
    case brace
    /// `[` and `]`.
    case bracket
  }

  private var kinds: [Kind] = []
  private var braceCount = 0

  /// Whether none is open.
  var isEmpty: Bool { kinds.isEmpty }

  /// Opens one.
  mutating func open(_ kind: Kind) {
    kinds.append(kind)
    if kind == .brace { braceCount += 1 }
  }

  /// Closes the last one of a kind and all that were opened behind it; false where none is open.
  mutating func close(_ kind: Kind) -> Bool {
    guard kind == .brace ? braceCount > 0 : kinds.count > braceCount else { return false }
    while let last = kinds.popLast() {
      if last == .brace { braceCount -= 1 }
      if last == kind { break }
    }
    return true
  }
}

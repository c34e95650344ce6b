/// The brackets open at a position in a text that may not be JSON.
struct OpenBrackets {
  enum Kind {
    /// `{` and `}`.
    case brace
    /// `[` and `]`.
    case bracket
  }

  private var kinds: [Kind] = []
  private var braceCount = 0

  var isEmpty: Bool { kinds.isEmpty }

  mutating func open(_ kind: Kind) {
    kinds.append(kind)
    if kind == .brace { braceCount += 1 }
  }

  /// Closes the last open bracket of a kind and all those opened after it; false if none is open.
  mutating func close(_ kind: Kind) -> Bool {
    guard kind == .brace ? braceCount > 0 : kinds.count > braceCount else { return false }
    while let last = kinds.popLast() {
      if last == .brace { braceCount -= 1 }
      if last == kind { break }
    }
    return true
  }
}

internal import TextScanning

/// Reads the parts of a link reference definition in order.
struct LinkDefinitionReader {
  /// The bytes still to be read.
  var rest: ArraySlice<UInt8>

  /// Whether only white space is left on the line.
  var isAtLineEnd: Bool {
    mutating get {
      rest = rest.drop(while: \.isSpaceOrTab)
      return rest.first == nil || rest.first == UInt8(ascii: "\n")
    }
  }

  /// Reads `[label]:` (6.3, link label).
  mutating func label() -> ArraySlice<UInt8>? {
    guard take("[") else { return nil }
    let start = rest
    var isBlank = true
    while let byte = rest.first, rest.startIndex - start.startIndex <= 999 {
      switch byte {
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "]"):
        let label = start[..<rest.startIndex]
        return !isBlank && take("]") && take(":") ? label : nil
      case UInt8(ascii: "\\"): rest = rest.dropFirst(isEscape ? 2 : 1)
      default: rest = rest.dropFirst()
      }
      if !byte.isWhiteSpace { isBlank = false }
    }
    return nil
  }

  /// Reads the destination and the white space before it (6.3, link destination).
  mutating func destination() -> ArraySlice<UInt8>? {
    skipSpace()
    return take("<") ? enclosed() : bare()
  }

  /// Reads the title and the white space before it (6.3, link title).
  mutating func title() -> Bool {
    let before = rest.startIndex
    skipSpace()
    guard rest.startIndex > before, let mark = rest.first else { return false }
    let end: UInt8
    switch mark {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): end = mark
    case UInt8(ascii: "("): end = UInt8(ascii: ")")
    default: return false
    }
    rest = rest.dropFirst()
    while let byte = rest.first {
      if byte == end {
        rest = rest.dropFirst()
        return true
      }
      guard byte != mark else { return false }
      rest = rest.dropFirst(byte == UInt8(ascii: "\\") && isEscape ? 2 : 1)
    }
    return false
  }

  private mutating func enclosed() -> ArraySlice<UInt8>? {
    let start = rest
    while let byte = rest.first {
      switch byte {
      case UInt8(ascii: ">"):
        defer { rest = rest.dropFirst() }
        return start[..<rest.startIndex]
      case UInt8(ascii: "<"), UInt8(ascii: "\n"): return nil
      case UInt8(ascii: "\\"): rest = rest.dropFirst(isEscape ? 2 : 1)
      default: rest = rest.dropFirst()
      }
    }
    return nil
  }

  private mutating func bare() -> ArraySlice<UInt8>? {
    let start = rest
    var depth = 0
    loop: while let byte = rest.first {
      switch byte {
      case 0...0x20, 0x7F: break loop
      case UInt8(ascii: "("):
        depth += 1
        guard depth <= 32 else { return nil }
      case UInt8(ascii: ")"):
        guard depth > 0 else { break loop }
        depth -= 1
      case UInt8(ascii: "\\") where isEscape: rest = rest.dropFirst()
      default: break
      }
      rest = rest.dropFirst()
    }
    return rest.startIndex > start.startIndex && depth == 0 ? start[..<rest.startIndex] : nil
  }

  /// Whether the next byte escapes the one after it, which has to be ASCII punctuation.
  private var isEscape: Bool { rest.dropFirst().first?.isPunctuation ?? false }

  /// Skips white space, including one line end.
  private mutating func skipSpace() {
    rest = rest.drop(while: \.isSpaceOrTab)
    guard take("\n") else { return }
    rest = rest.drop(while: \.isSpaceOrTab)
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: scalar) else { return false }
    rest = rest.dropFirst()
    return true
  }
}

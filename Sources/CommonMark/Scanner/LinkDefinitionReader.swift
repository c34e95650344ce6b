/// Reads the parts of a link reference definition one after the other.
struct LinkDefinitionReader {
  /// What is still to be read.
  var rest: ArraySlice<UInt8>

  /// Whether nothing but white space is left of the line.
  var isAtLineEnd: Bool {
    mutating get {
      rest = rest.drop(while: BlockStart.isSpace)
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
      if byte != UInt8(ascii: "\n"), !BlockStart.isSpace(byte) { isBlank = false }
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

  /// Whether a backslash and ASCII punctuation follow.
  private var isEscape: Bool {
    guard let byte = rest.dropFirst().first else { return false }
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return true
    default: return false
    }
  }

  /// Goes over white space, one line's end included.
  private mutating func skipSpace() {
    rest = rest.drop(while: BlockStart.isSpace)
    guard take("\n") else { return }
    rest = rest.drop(while: BlockStart.isSpace)
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: scalar) else { return false }
    rest = rest.dropFirst()
    return true
  }
}

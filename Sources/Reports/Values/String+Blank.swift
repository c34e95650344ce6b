extension String {
  /// Whether there is nothing to see: no scalar that is not white space.
  var isBlank: Bool {
    // Most texts begin with a character that tells at once.
    if let first = utf8.first, (0x21...0x7E).contains(first) { return false }
    return unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }

  /// Whether a text that is Markdown is nothing but marks, as an empty heading or list is.
  var hasNoWords: Bool {
    utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "#"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"),
        UInt8(ascii: "_"), UInt8(ascii: ">"), UInt8(ascii: "`"), UInt8(ascii: "~"),
        UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        true
      default: false
      }
    } || isBlank
  }

  /// The text without white space at its ends.
  var trimmed: String {
    let scalars = unicodeScalars.drop(while: \.properties.isWhitespace)
    let end = scalars.lastIndex { !$0.properties.isWhitespace }.map(scalars.index(after:))
    return String(scalars[..<(end ?? scalars.startIndex)])
  }
}

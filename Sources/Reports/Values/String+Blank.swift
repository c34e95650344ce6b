internal import TextScanning

extension TextSlice {
  /// Whether the text has only white space.
  var isBlank: Bool {
    // For most texts, the first character decides.
    let isPlain = withUTF8 { $0.count > 0 && (0x21...0x7E).contains($0[0]) }
    return !isPlain && string.isBlank
  }
}

extension String {
  /// Whether the text has only white space.
  var isBlank: Bool {
    // For most texts, the first character decides.
    if let first = utf8.first, (0x21...0x7E).contains(first) { return false }
    return unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }

  /// Whether a Markdown text consists of markup only, as an empty heading or list does.
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

  /// The text without leading and trailing white space.
  var trimmed: String {
    let scalars = unicodeScalars.drop(while: \.properties.isWhitespace)
    let end = scalars.lastIndex { !$0.properties.isWhitespace }.map(scalars.index(after:))
    return String(scalars[..<(end ?? scalars.startIndex)])
  }
}

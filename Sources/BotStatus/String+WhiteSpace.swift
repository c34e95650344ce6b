extension Unicode.Scalar {
  /// Whether it has Unicode's property White_Space.
  var isWhiteSpace: Bool {
    // Unicode's tables take their time; most text is ASCII.
    isASCII ? self == " " || ("\t"..."\r").contains(self) : properties.isWhitespace
  }
}

extension String {
  /// Whether there is nothing in it but white space.
  var isBlank: Bool {
    unicodeScalars.allSatisfy(\.isWhiteSpace)
  }

  /// The text without the white space at both of its ends.
  var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.isWhiteSpace }),
      let last = scalars.lastIndex(where: { !$0.isWhiteSpace })
    else { return "" }
    return String(scalars[first...last])
  }
}

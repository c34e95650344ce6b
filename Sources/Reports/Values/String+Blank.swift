extension String {
  /// Whether there is nothing to see: no scalar that is not white space.
  var isBlank: Bool {
    unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }
}

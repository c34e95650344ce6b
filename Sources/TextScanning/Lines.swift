extension ArraySlice<UInt8> {
  /// Calls a body with each line, without the line feed at its end; what follows the last line feed is
  /// a line, too, unless it is empty.
  package func forEachLine<Failure: Error>(
    _ body: (ArraySlice<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    var start = startIndex
    while start < endIndex {
      let end =
        startIndex
        + ByteWord.firstIndex(of: 0x0A, or: 0x0A, in: span, from: start - startIndex)
      try body(self[start..<end])
      start = end + 1
    }
  }
}

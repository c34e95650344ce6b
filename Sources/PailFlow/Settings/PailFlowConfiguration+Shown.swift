extension PailFlowConfiguration {
  /// A text of the service, made fit for a message: without the key, should it come back in it, and
  /// as ``printable(_:limit:)`` makes it.
  func shown(_ text: String, limit: Int = 300) -> String {
    // The key goes first: cut in two, it would not be found.
    printable(key.redacting(text), limit: limit)
  }
}

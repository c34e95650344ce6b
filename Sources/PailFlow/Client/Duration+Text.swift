extension Duration {
  /// The duration in whole seconds, rounded up, in words: `2 h`, `1 min 5 s`, `8 s`.
  var text: String {
    let seconds = components.seconds + (components.attoseconds > 0 ? 1 : 0)
    let parts = [(seconds / 3_600, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")]
      .filter { $0.0 > 0 }
      .map { "\($0.0) \($0.1)" }
    return parts.isEmpty ? "0 s" : parts.joined(separator: " ")
  }
}

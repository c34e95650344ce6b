/// A request rate on the command line: `20/s`, `100/m`, `5000/h`, or `20` for 20 per second.
struct Rate {
  /// The number of requests per second.
  let perSecond: Double

  init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    let seconds = ["s": 1.0, "m": 60, "h": 3_600]
    guard (1...2).contains(parts.count), let number = Double(parts[0]), number.isFinite,
      number > 0, number <= 100_000, let unit = seconds[parts.count == 2 ? parts[1] : "s"]
    else { return nil }
    perSecond = number / unit
  }
}

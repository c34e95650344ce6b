internal import MeetingModel
internal import TextScanning

extension Zone {
  /// The offsets in use anywhere, in seconds east of UTC.
  private static let offsets = -12 * 3_600...14 * 3_600

  /// Makes a zone with a fixed offset from UTC in ISO 8601 form: `+02:00`, `-0530`, `+2`, `Z`.
  ///
  /// U+2212 MINUS SIGN also counts as a minus. Nil for other texts and offsets in use nowhere.
  public init?(offset text: String) {
    if ["z", "utc"].contains(text.lowercased()) {
      self = .utc
      return
    }
    guard let seconds = Self.seconds(of: text), Self.offsets.contains(seconds) else { return nil }
    self.init(offset: seconds)
  }

  private init(offset seconds: Int) {
    guard seconds != 0 else {
      self = .utc
      return
    }
    let minutes = Int(seconds.magnitude / 60)
    let (hour, minute) = ((minutes / 60).padded(to: 2), (minutes % 60).padded(to: 2))
    let name = "\(seconds < 0 ? "-" : "+")\(hour):\(minute)"
    self.init(
      name: name, transitions: [], first: LocalTimeType(offset: seconds, abbreviation: name),
      rule: nil)
  }

  /// The seconds of a sign, one or two digits of hours and, with or without a colon, two digits of
  /// minutes; nil for anything else.
  static func seconds(of text: String) -> Int? {
    var bytes = text.utf8[...]
    let isNegative: Bool
    if bytes.starts(with: "+".utf8) {
      isNegative = false
      bytes = bytes.dropFirst()
    } else if bytes.starts(with: "-".utf8) {
      isNegative = true
      bytes = bytes.dropFirst()
    } else if bytes.starts(with: "\u{2212}".utf8) {
      isNegative = true
      bytes = bytes.dropFirst("\u{2212}".utf8.count)
    } else {
      return nil
    }
    let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      .map(Array.init)
    let hours: ArraySlice<UInt8>
    let minutes: ArraySlice<UInt8>
    switch (parts.count, parts[0].count) {
    case (1, 1), (1, 2): (hours, minutes) = (parts[0][...], [])
    case (1, 4): (hours, minutes) = (parts[0][..<2], parts[0][2...])
    case (2, 1), (2, 2): (hours, minutes) = (parts[0][...], parts[1][...])
    default: return nil
    }
    guard let hour = number(hours), minutes.isEmpty && parts.count == 1 || minutes.count == 2,
      let minute = minutes.isEmpty ? 0 : number(minutes), minute < 60
    else { return nil }
    return (isNegative ? -1 : 1) * (hour * 3_600 + minute * 60)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard digits.allSatisfy(\.isDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }
}

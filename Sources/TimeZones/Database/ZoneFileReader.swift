/// Parses a file of the compiled time zone database (TZif, RFC 8536).
///
/// Only the transitions, the local time types and the rule at the end are read. Every count and
/// index is checked before it is used.
struct ZoneFileReader {
  /// The counts of a header (section 3.1).
  private struct Header {
    static let size = 44
    let version: UInt8
    let isUTCount: Int
    let isStandardCount: Int
    let leapCount: Int
    let transitionCount: Int
    let typeCount: Int
    let characterCount: Int

    /// The size of the data after the header in bytes, given the size of a time.
    func dataSize(timeSize: Int) -> Int {
      transitionCount * (timeSize + 1) + typeCount * 6 + characterCount
        + leapCount * (timeSize + 4) + isStandardCount + isUTCount
    }
  }

  private let bytes: [UInt8]

  /// The zone in a file; nil if the file is not valid or counts leap seconds.
  static func zone(named name: String, in bytes: [UInt8]) -> Zone? {
    ZoneFileReader(bytes: bytes).zone(named: name)
  }

  private func zone(named name: String) -> Zone? {
    guard var header = header(at: 0) else { return nil }
    var start = Header.size
    var timeSize = 4
    if header.version >= UInt8(ascii: "2") {
      // A block with times of four bytes comes first, for old readers.
      let second = start + header.dataSize(timeSize: 4)
      guard let wide = self.header(at: second) else { return nil }
      header = wide
      start = second + Header.size
      timeSize = 8
    }
    let end = start + header.dataSize(timeSize: timeSize)
    guard end <= bytes.count, header.leapCount == 0,
      let types = types(of: header, at: start + header.transitionCount * (timeSize + 1)),
      let transitions = transitions(of: header, types: types, at: start, timeSize: timeSize)
    else { return nil }
    var rule: RecurringRule?
    if timeSize == 8 {
      guard let footer = footer(at: end) else { return nil }
      rule = RuleParser.rule(footer)
      guard rule != nil || footer.isEmpty else { return nil }
    }
    return Zone(name: name, transitions: transitions, first: types[0], rule: rule)
  }

  private func header(at offset: Int) -> Header? {
    guard offset <= bytes.count - Header.size,
      bytes[offset..<(offset + 4)].elementsEqual("TZif".utf8)
    else { return nil }
    let counts = (0..<6).map { Int(integer(at: offset + 20 + 4 * $0, size: 4)) }
    // Counts above the file's size are rejected, so that sums of the others cannot overflow.
    guard counts.allSatisfy({ (0...bytes.count).contains($0) }), counts[4] > 0, counts[5] > 0 else {
      return nil
    }
    return Header(
      version: bytes[offset + 4], isUTCount: counts[0], isStandardCount: counts[1],
      leapCount: counts[2], transitionCount: counts[3], typeCount: counts[4],
      characterCount: counts[5])
  }

  /// The local time types: each has an offset, a flag and the index of its abbreviation.
  private func types(of header: Header, at offset: Int) -> [LocalTimeType]? {
    let names = bytes[(offset + 6 * header.typeCount)...].prefix(header.characterCount)
    var types: [LocalTimeType] = []
    for type in 0..<header.typeCount {
      let place = offset + 6 * type
      let seconds = Int(integer(at: place, size: 4))
      let nameIndex = Int(bytes[place + 5])
      guard nameIndex < names.count, abs(seconds) < 26 * 3_600 else { return nil }
      let name = names.dropFirst(nameIndex).prefix { $0 != 0 }
      guard name.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
      types.append(
        LocalTimeType(offset: seconds, abbreviation: String(decoding: name, as: UTF8.self)))
    }
    return types
  }

  private func transitions(
    of header: Header, types: [LocalTimeType], at offset: Int, timeSize: Int
  ) -> [Zone.Transition]? {
    let indexes = offset + header.transitionCount * timeSize
    var transitions: [Zone.Transition] = []
    for number in 0..<header.transitionCount {
      let seconds = integer(at: offset + number * timeSize, size: timeSize)
      let type = Int(bytes[indexes + number])
      guard types.indices.contains(type), transitions.last.map({ $0.seconds < seconds }) ?? true
      else { return nil }
      transitions.append(Zone.Transition(seconds: seconds, type: types[type]))
    }
    return transitions
  }

  /// The footer with the rule for further years: a line between two line ends (section 3.3).
  private func footer(at offset: Int) -> ArraySlice<UInt8>? {
    let newline = UInt8(ascii: "\n")
    guard offset < bytes.count, bytes[offset] == newline else { return nil }
    let line = bytes[(offset + 1)...].prefix { $0 != newline }
    return line.endIndex < bytes.count ? line : nil
  }

  /// A big-endian integer in two's complement.
  private func integer(at offset: Int, size: Int) -> Int64 {
    var value: Int64 = bytes[offset] >= 0x80 ? -1 : 0
    for byte in bytes[offset..<(offset + size)] { value = value << 8 | Int64(byte) }
    return value
  }
}

internal import TextScanning

/// Numbers the names of a text in the order in which they are first seen: names are the same if their
/// scalars are.
struct NameTable {
  /// How many names are compared with a name before it is hashed: most meetings have fewer speakers.
  private static let comparedNames = 16
  private static let noName = -1

  /// The names, each once, as ranges of the text.
  private var names: [Range<Int>] = []
  /// Up to eight bytes of each name of those that are compared.
  private var starts: [UInt64] = []
  /// Numbers of names, each at the place that the name's hash says or behind it.
  ///
  /// At most half of the places are taken, and there are none as long as names are few.
  private var places: [Int] = []

  /// The number of a name, from 0; one that is new has the next number.
  mutating func number(of name: Range<Int>, in bytes: Span<UInt8>) -> Int {
    let start = ByteWord.start(of: name, in: bytes)
    for number in starts.indices
    where starts[number] == start && isSame(name, names[number], in: bytes) {
      return number
    }
    guard starts.count >= Self.comparedNames else {
      starts.append(start)
      return append(name)
    }
    if (names.count + 1) * 2 > places.count { makePlaces(in: bytes) }
    let place = place(of: name, in: bytes)
    if places[place] == Self.noName { places[place] = append(name) }
    return places[place]
  }

  private func isSame(_ name: Range<Int>, _ other: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    name.count == other.count && (name.count <= 8 || ByteWord.isSame(name, other, in: bytes))
  }

  private mutating func append(_ name: Range<Int>) -> Int {
    names.append(name)
    return names.count - 1
  }

  /// The place that has a name's number, or that is free for it.
  private func place(of name: Range<Int>, in bytes: Span<UInt8>) -> Int {
    // The hash is seeded, so that nobody can choose names that share a place.
    var hasher = Hasher()
    bytes.extracting(name).withUnsafeBytes { hasher.combine(bytes: $0) }
    var place = hasher.finalize() & (places.count - 1)
    while places[place] != Self.noName, !ByteWord.isSame(names[places[place]], name, in: bytes) {
      place = (place + 1) & (places.count - 1)
    }
    return place
  }

  /// Makes twice as many places, a power of two.
  private mutating func makePlaces(in bytes: Span<UInt8>) {
    places = Array(repeating: Self.noName, count: max(64, places.count * 2))
    for number in names.indices { places[place(of: names[number], in: bytes)] = number }
  }
}

internal import TextScanning

/// Numbers the names of a text in order of first appearance: names are equal if their scalars are.
struct NameTable {
  /// The number of names compared directly before hashing: most meetings have fewer speakers.
  private static let comparedNames = 16
  private static let noName = -1

  /// The distinct names, as ranges of the text.
  private var names: [Range<Int>] = []
  /// The first eight bytes, or fewer, of each name that is compared directly.
  private var starts: [UInt64] = []
  /// The slots of an open-addressing hash table, holding the numbers of names.
  ///
  /// At most half of the slots are occupied; the table is empty while there are few names.
  private var places: [Int] = []

  /// Returns the zero-based number of a name; a new name gets the next number.
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

  /// The slot that holds a name's number, or a free slot for it.
  private func place(of name: Range<Int>, in bytes: Span<UInt8>) -> Int {
    // The hash is seeded, so that names cannot be chosen to collide.
    var hasher = Hasher()
    bytes.extracting(name).withUnsafeBytes { hasher.combine(bytes: $0) }
    var place = hasher.finalize() & (places.count - 1)
    while places[place] != Self.noName, !ByteWord.isSame(names[places[place]], name, in: bytes) {
      place = (place + 1) & (places.count - 1)
    }
    return place
  }

  /// Doubles the number of slots, which is a power of two.
  private mutating func makePlaces(in bytes: Span<UInt8>) {
    places = Array(repeating: Self.noName, count: max(64, places.count * 2))
    for number in names.indices { places[place(of: names[number], in: bytes)] = number }
  }
}

/// A name as bytes: names are equal if their scalars are.
struct NameKey: Hashable {
  let bytes: ArraySlice<UInt8>

  /// Makes a key from part of a text.
  init(bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
  }

  /// Makes a key from a text.
  init(_ name: String) {
    self.init(bytes: Array(name.utf8)[...])
  }

  static func == (left: NameKey, right: NameKey) -> Bool {
    left.bytes.elementsEqual(right.bytes)
  }

  func hash(into hasher: inout Hasher) {
    // Hash all bytes at once: hashing them one by one is several times slower.
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}

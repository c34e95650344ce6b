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

/// A name as bytes: names are the same if their scalars are.
struct NameKey: Hashable {
  let bytes: ArraySlice<UInt8>

  /// Takes a part of a text.
  init(bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
  }

  /// Takes a text.
  init(_ name: String) {
    self.init(bytes: Array(name.utf8)[...])
  }

  static func == (left: NameKey, right: NameKey) -> Bool {
    left.bytes.elementsEqual(right.bytes)
  }

  func hash(into hasher: inout Hasher) {
    // All at once: by element it takes several times as long.
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}

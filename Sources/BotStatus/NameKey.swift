/// A speaker's name as bytes: names are the same if their scalars are.
struct NameKey: Hashable {
  let bytes: ArraySlice<UInt8>

  static func == (left: NameKey, right: NameKey) -> Bool {
    left.bytes.elementsEqual(right.bytes)
  }

  func hash(into hasher: inout Hasher) {
    // All at once: by element it takes several times as long.
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}

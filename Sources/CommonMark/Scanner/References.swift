/// The labels in brackets that a source may refer to link reference definitions by.
struct References {
  private var labels: Set<[UInt8]> = []

  /// Finds what stands in brackets, but for what a colon follows: that is a definition itself.
  init(in source: [UInt8]) {
    var start: Int?
    var isEscaped = false
    for (index, byte) in source.enumerated() {
      switch byte {
      case UInt8(ascii: "\\"):
        isEscaped.toggle()
        continue
      case UInt8(ascii: "[") where !isEscaped: start = index + 1
      case UInt8(ascii: "]") where !isEscaped:
        guard let first = start else { break }
        start = nil
        let isDefinition = index + 1 < source.count && source[index + 1] == UInt8(ascii: ":")
        if !isDefinition, index - first <= 999 {
          labels.insert(Self.normalise(source[first..<index]))
        }
      default: break
      }
      isEscaped = false
    }
  }

  /// Whether something refers to a label.
  func contains(_ label: ArraySlice<UInt8>) -> Bool {
    labels.contains(Self.normalise(label))
  }

  /// White space is one space, and ASCII letters are small: where other letters differ in case,
  /// a definition passes for unused, and is shown.
  private static func normalise(_ label: ArraySlice<UInt8>) -> [UInt8] {
    var normalised: [UInt8] = []
    for byte in label {
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: " "):
        if let last = normalised.last, last != UInt8(ascii: " ") {
          normalised.append(UInt8(ascii: " "))
        }
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): normalised.append(byte + 0x20)
      default: normalised.append(byte)
      }
    }
    if normalised.last == UInt8(ascii: " ") { normalised.removeLast() }
    return normalised
  }
}

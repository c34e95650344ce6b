import Foundation

/// A text for comparison: white space folded, direction controls removed.
struct Folded {
  private let data: Data

  init(_ text: String) {
    var bytes: [UInt8] = []
    var isPending = false
    for scalar in text.unicodeScalars where !Self.isDirection(scalar) {
      if scalar.properties.isWhitespace {
        isPending = true
        continue
      }
      if isPending, !bytes.isEmpty { bytes.append(0x20) }
      isPending = false
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    data = Data(bytes)
  }

  func contains(_ other: Folded) -> Bool {
    other.data.isEmpty || data.range(of: other.data) != nil
  }

  /// Whether this text contains all runs of letters and digits of another.
  ///
  /// Runs of fewer than three may occur by accident, and a number may be a list marker, which
  /// readers renumber.
  func containsWords(of text: String) -> Bool {
    text.utf8.split { !Self.isWord($0) }.filter { $0.count > 2 && !$0.allSatisfy { $0 < 0x3A } }
      .allSatisfy {
        data.range(of: Data($0)) != nil
      }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "0"..."9", "A"..."Z", "a"..."z": true
    default: false
    }
  }

  private static func isDirection(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }
}

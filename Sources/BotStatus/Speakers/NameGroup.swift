/// The lines of a transcript with the same text before their first `: `.
struct NameGroup {
  private let name: Range<Int>
  private var lineCount = 1
  /// The text between the first and the second `: ` if all lines share it; otherwise nil.
  private var addition: Range<Int>?

  /// Starts a group with its first line.
  init(_ header: TurnHeader, in bytes: Span<UInt8>) {
    name = header.name
    let rest = TranscriptLine(from: header.textStart, in: bytes)
    guard let colon = rest.colon, colon > header.textStart else { return }
    let addition = header.textStart..<colon
    guard
      TranscriptScan.scalarCount(of: addition, in: bytes) <= TranscriptScan.maximumNameLength
    else { return }
    self.addition = addition
  }

  mutating func add(_ header: TurnHeader, in bytes: Span<UInt8>) {
    lineCount += 1
    guard let addition else { return }
    let colon = header.textStart + addition.count
    let isShared =
      colon < header.lineEnd && bytes[colon] == UInt8(ascii: ":")
      && TranscriptLine.isSeparator(colonAt: colon, in: bytes)
      && addition.indices.allSatisfy {
        bytes[$0] == bytes[header.textStart + $0 - addition.lowerBound]
      }
    if !isShared { self.addition = nil }
  }

  /// The shared text after the first `: ` that belongs to the name.
  var sharedAddition: Range<Int>? {
    lineCount > 1 ? addition : nil
  }

  /// The whole name, as it appears in the first line.
  var fullName: Range<Int> {
    guard let sharedAddition else { return name }
    return name.lowerBound..<sharedAddition.upperBound
  }
}

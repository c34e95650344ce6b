/// The lines of a transcript that share the part before their first `: `.
struct NameGroup {
  private let name: Range<Int>
  private var lineCount = 1
  /// What all lines have between their first and their second `: `; nil where they differ.
  private var addition: Range<Int>?

  /// Begins a group with its first line.
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

  /// Adds a line.
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

  /// What belongs to the name behind its first `: `.
  var sharedAddition: Range<Int>? {
    lineCount > 1 ? addition : nil
  }

  /// The whole name, as it stands in the first line.
  var fullName: Range<Int> {
    guard let sharedAddition else { return name }
    return name.lowerBound..<sharedAddition.upperBound
  }
}

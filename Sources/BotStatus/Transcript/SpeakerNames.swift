/// Assigns speakers to the lines of a transcript that begin turns.
///
/// A name ends at the first `: ` of its line, with one exception: if at least two lines share the
/// part before it, and all of them continue with the same `X: `, that belongs to the name.
struct SpeakerNames {
  /// The names, in the order of their first turn, as ranges of the text.
  private(set) var names: [Range<Int>] = []
  /// For each line, the index of its name; nil if the line has no name.
  private(set) var speakers: [Int?] = []

  private var groups: [NameGroup] = []

  /// Finds the speakers of lines.
  init(of headers: [TurnHeader], in bytes: Span<UInt8>) {
    var table = NameTable()
    speakers.reserveCapacity(headers.count)
    for header in headers {
      guard !header.name.isEmpty else {
        speakers.append(nil)
        continue
      }
      let number = table.number(of: header.name, in: bytes)
      if number < groups.count {
        groups[number].add(header, in: bytes)
      } else {
        groups.append(NameGroup(header, in: bytes))
      }
      speakers.append(number)
    }
    names = groups.map(\.fullName)
  }

  /// The index at which the text of a turn begins.
  func textStart(of header: TurnHeader, speaker: Int?) -> Int {
    guard let speaker, let addition = groups[speaker].sharedAddition else {
      return header.textStart
    }
    return min(header.textStart + addition.count + 2, header.lineEnd)
  }
}

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

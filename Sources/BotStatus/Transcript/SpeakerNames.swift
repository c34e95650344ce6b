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

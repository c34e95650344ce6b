/// Whose turns begin at the lines of a transcript.
///
/// A name ends at the first `: ` of its line, except where all lines, at least two, that share the
/// part before it go on with one and the same `X: `: then that belongs to the name.
struct SpeakerNames {
  /// The names, in the order of their first turn, as ranges of the text.
  private(set) var names: [Range<Int>] = []
  /// For each line, the index of its name; nil where the line names nobody.
  private(set) var speakers: [Int?] = []

  private var groups: [NameGroup] = []

  /// Names the speakers of lines.
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

  /// Where the text of the turn begins that a line begins.
  func textStart(of header: TurnHeader, speaker: Int?) -> Int {
    guard let speaker, let addition = groups[speaker].sharedAddition else {
      return header.textStart
    }
    return min(header.textStart + addition.count + 2, header.lineEnd)
  }
}

internal import JSONDocument
public import MeetingModel
internal import TextScanning

/// Parses the text of a transcript into turns.
///
/// A turn begins with a line of the form `[TIMESTAMP] SPEAKER: CONTENT`:
///
/// ```
/// [2025-01-15T10:00:00Z] PailBot: How did it go?
/// [2025-01-15T10:00:04Z] Ann: Two things:
/// - it works
/// ```
///
/// - After the first line with a timestamp, each line without one continues the previous turn. A
///   line with a timestamp begins a turn even if it names no speaker.
/// - If no line has a timestamp, and before the first one that does, a line begins a turn if it
///   names a speaker: if the part before its first `: ` is at most 100 scalars long and does not
///   begin with white space. All other lines are continuations. These names are accepted only if
///   the first line names a speaker or at least half of the lines do; a single line must also be
///   short, since a transcript that has lost its line breaks is one long line.
/// - Where no line has a timestamp and the start of the bot is known, a time since then in brackets,
///   as other programs write it (`[12:05] Ann: Hello`), is the time of a turn.
/// - The name ends at the first `: ` (or at a `:` at the end of the line). If at least two lines
///   share the part before it, and all of them continue with the same `X: `, that belongs to the
///   name.
/// - A text in which nothing begins a turn is one unattributed turn.
///
/// Blank lines around a turn are dropped; the rest of the text is kept in the turns in order: each
/// byte belongs to a time, a name, the text of a turn, or the delimiters between them (the
/// brackets, the colon with the white space around the name, the line break). Time and memory are
/// linear in the length of the text.
public struct TranscriptReader: Sendable {
  /// Information that the text does not contain.
  public var options: ReaderOptions

  /// Makes a reader.
  public init(options: ReaderOptions = ReaderOptions()) {
    self.options = options
  }

  /// Parses a text.
  ///
  /// - Parameters:
  ///   - text: The transcript as the service sent it.
  ///   - startedAt: The start of the bot, if known, from which the turns' offsets are counted.
  /// - Returns: Nil if the text contains only white space.
  public func transcript(from text: String, startedAt: Instant? = nil) -> Transcript? {
    read(text, startedAt: startedAt)?.transcript
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Parses a text like ``transcript(from:startedAt:)``, and also returns the oddities in it.
  func read(_ text: String, startedAt: Instant?) -> ReadTranscript? {
    // A byte order mark would be part of the first name.
    var rest = text.utf8[...]
    while rest.starts(with: Self.byteOrderMark) { rest = rest.dropFirst(Self.byteOrderMark.count) }
    let hasMark = rest.startIndex > text.startIndex
    return readUnmarked(hasMark ? String(Substring(rest)) : text, startedAt: startedAt)
  }

  private func readUnmarked(_ text: String, startedAt: Instant?) -> ReadTranscript? {
    let bytes = text.utf8Span.span
    guard !WhiteSpace.fills(0..<bytes.count, in: bytes) else { return nil }
    let headers = TranscriptScan(bytes, startedAt: startedAt).headers
    let names = SpeakerNames(of: headers, in: bytes)
    return finished(
      turns(headers, names: names, in: text),
      names: names.names.map { TextSlice(text, utf8: $0).string },
      form: headers.isEmpty ? .unstructured : .turns, startedAt: startedAt)
  }

  /// Makes a transcript from turns.
  ///
  /// - Parameters:
  ///   - turns: The turns, whose speakers are indexes into `names`.
  ///   - names: The distinct names of the speakers in the order of their first turn.
  func finished(
    _ turns: consuming [Turn], names: [String], form: Transcript.Form, startedAt: Instant?
  ) -> ReadTranscript {
    var transcript = Transcript(turns: turns, form: form)
    transcript.nameSpeakers(names, options: options)
    let backwardTimes = transcript.setOffsets(startedAt: startedAt)
    transcript.measureSpeakers()
    return ReadTranscript(transcript: transcript, backwardTimes: backwardTimes)
  }

  private func turns(_ headers: [TurnHeader], names: SpeakerNames, in text: String) -> [Turn] {
    let bytes = text.utf8Span.span
    var turns: [Turn] = []
    turns.reserveCapacity(headers.count + 1)
    let preamble = TurnText.withoutBlankLines(
      around: 0..<(headers.first?.lineStart ?? bytes.count), in: bytes)
    if !WhiteSpace.fills(preamble, in: bytes) {
      turns.append(Turn(index: 1, words: TextSlice(text, utf8: preamble)))
    }
    for (index, header) in headers.enumerated() {
      let speaker = names.speakers[index]
      let start = names.textStart(of: header, speaker: speaker)
      let end = index + 1 < headers.count ? headers[index + 1].lineStart : bytes.count
      let range = TurnText.withoutBlankLines(behind: start..<end, in: bytes)
      turns.append(
        Turn(
          index: turns.count + 1, speaker: speaker, at: header.at,
          words: TextSlice(text, utf8: range)))
    }
    return turns
  }

  /// Reads a transcript that is not a text, although the service's should be one.
  ///
  /// An array of texts is read as lines. Otherwise an object with a text is a turn, such as
  /// `{"speaker": "Ann", "text": "Hello", "timestamp": "2025-01-15T10:00:00Z"}`, and anything else
  /// is an unattributed turn containing its JSON text.
  func read(_ value: JSONValue, startedAt: Instant?) -> ReadTranscript? {
    let elements = (value.arrayValue ?? [value]).filter { !$0.isNull }
    let lines = elements.compactMap(\.stringValue)
    if lines.count == elements.count {
      return read(lines.joined(separator: "\n"), startedAt: startedAt)
    }
    var names: [String] = []
    var indexes: [NameKey: Int] = [:]
    var turns: [Turn] = []
    for element in elements {
      var turn = turn(of: element)
      turn.value.index = turns.count + 1
      if let name = turn.name {
        let key = NameKey(name)
        turn.value.speaker = indexes[key] ?? names.count
        if indexes.updateValue(indexes[key] ?? names.count, forKey: key) == nil {
          names.append(name)
        }
      }
      turns.append(turn.value)
    }
    let form: Transcript.Form = names.isEmpty ? .unstructured : .turns
    return finished(turns, names: names, form: form, startedAt: startedAt)
  }

  private func turn(of element: JSONValue) -> (value: Turn, name: String?) {
    guard let object = element.objectValue,
      let text = first(of: ["text", "content", "message", "utterance"], in: object)
    else {
      return (Turn(index: 0, text: element.stringValue ?? element.text), nil)
    }
    let time = first(of: ["timestamp", "time", "at", "started_at"], in: object)
    let name = first(of: ["speaker", "speaker_name", "name", "participant", "role"], in: object)
    return (Turn(index: 0, at: time.flatMap { Timestamp.instant($0) }, text: text), name)
  }

  private func first(of names: [String], in object: JSONObject) -> String? {
    for name in names {
      if let text = object[name]?.stringValue, !text.isBlank { return text }
    }
    return nil
  }
}

/// A parsed transcript and the oddities found in it.
struct ReadTranscript {
  var transcript: Transcript
  /// The turns whose times run backwards.
  var backwardTimes: BackwardTimes
}

public import MeetingModel

/// Reads the text of a transcript into turns.
///
/// A turn begins with a line of the form `[TIMESTAMP] SPEAKER: CONTENT`:
///
/// ```
/// [2025-01-15T10:00:00Z] PailBot: How did it go?
/// [2025-01-15T10:00:04Z] Ann: Two things:
/// - it works
/// ```
///
/// - Once a line has a timestamp, each line without one continues the turn before it. A line with a
///   timestamp begins a turn even if it names no speaker.
/// - Where no line has a timestamp, and before the first one that has, a line begins a turn if it
///   names a speaker: if what stands before its first `: ` is at most 100 scalars long and does not
///   begin with white space. All other lines continue. This is believed only where the first line
///   names a speaker or at least half of the lines do; a single line must be short, since a
///   transcript that has lost its lines is one long line.
/// - The name ends at the first `: ` (or at a `:` that ends the line). Where all lines, at least
///   two, that share the part before it go on with one and the same `X: `, that belongs to the name.
/// - A text in which nothing begins a turn is one unattributed turn.
///
/// Blank lines around a turn are dropped; everything else of the text is in the turns in its order:
/// each byte is in a time, in a name, in a turn's text, or between them (the brackets, the colon
/// with the white space around the name, the line break). Time and memory are linear in the text.
public struct TranscriptReader: Sendable {
  /// What the text does not say.
  public var options: ReaderOptions

  /// Makes a reader.
  public init(options: ReaderOptions = ReaderOptions()) {
    self.options = options
  }

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - text: The transcript as the service sent it.
  ///   - startedAt: When the bot started, if that is known: turns are counted from there.
  /// - Returns: Nil where the text holds nothing but white space.
  public func transcript(from text: String, startedAt: Instant? = nil) -> Transcript? {
    read(text, startedAt: startedAt)?.transcript
  }

  /// Reads a text as ``transcript(from:startedAt:)`` does, and tells what is odd in it.
  func read(_ text: String, startedAt: Instant?) -> ReadTranscript? {
    let text = text.utf8Span
    let bytes = text.span
    guard !WhiteSpace.fills(0..<bytes.count, in: bytes) else { return nil }
    let headers = TranscriptScan(bytes).headers
    let names = SpeakerNames(of: headers, in: bytes)
    return finished(
      turns(headers, names: names, in: text),
      names: names.names.map { TurnText.string($0, of: text) },
      form: headers.isEmpty ? .unstructured : .turns, startedAt: startedAt)
  }

  /// Makes a transcript of turns.
  ///
  /// - Parameters:
  ///   - turns: The turns, whose speakers are indexes of `names`.
  ///   - names: The names of the speakers in the order of their first turn, each once.
  ///   - form: How the text was understood.
  ///   - startedAt: When the bot started.
  func finished(
    _ turns: consuming [Turn], names: [String], form: Transcript.Form, startedAt: Instant?
  ) -> ReadTranscript {
    var transcript = Transcript(turns: turns, form: form)
    transcript.nameSpeakers(names, options: options)
    let backwardTimes = transcript.setOffsets(startedAt: startedAt)
    transcript.measureSpeakers()
    return ReadTranscript(transcript: transcript, backwardTimes: backwardTimes)
  }

  private func turns(_ headers: [TurnHeader], names: SpeakerNames, in text: UTF8Span) -> [Turn] {
    let bytes = text.span
    var turns: [Turn] = []
    turns.reserveCapacity(headers.count + 1)
    let preamble = TurnText.withoutBlankLines(
      around: 0..<(headers.first?.lineStart ?? bytes.count), in: bytes)
    if !WhiteSpace.fills(preamble, in: bytes) {
      turns.append(Turn(index: 1, text: TurnText.string(preamble, of: text)))
    }
    for (index, header) in headers.enumerated() {
      let speaker = names.speakers[index]
      let start = names.textStart(of: header, speaker: speaker)
      let end = index + 1 < headers.count ? headers[index + 1].lineStart : bytes.count
      let range = TurnText.withoutBlankLines(behind: start..<end, in: bytes)
      turns.append(
        Turn(
          index: turns.count + 1, speaker: speaker, at: header.at,
          text: TurnText.string(range, of: text)))
    }
    return turns
  }
}

internal import JSONDocument
internal import MeetingModel

extension AnswerReader {
  /// Reads the transcript.
  mutating func readTranscript(_ name: String) {
    guard let value = members[name] else { return }
    let reader = TranscriptReader(options: options)
    if case .string(let text) = value {
      if !text.isBlank { transcriptText = text }
      meeting.transcript = reader.transcript(from: text, startedAt: meeting.startedAt)
    } else {
      meeting.transcript = reader.transcript(from: value, startedAt: meeting.startedAt)
      members.keep(name)
      warn(
        """
        \(name.quoted) is \(value.kindName) instead of text; it is read as far as it can be, and \
        kept in "extra"
        """, at: name)
    }
    warnUnstructured(name)
  }

  /// Says where the text of a transcript names no speakers.
  mutating func warnUnstructured(_ name: String) {
    guard meeting.transcript?.form == .unstructured else { return }
    warn("the transcript names no speakers; it is kept whole as one turn", at: name)
  }
}

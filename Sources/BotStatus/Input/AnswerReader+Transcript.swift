internal import JSONDocument
internal import MeetingModel
internal import TextScanning

extension AnswerReader {
  mutating func readTranscript(_ name: String) {
    guard let value = members[name] else { return }
    if case .string(let text) = value {
      if !text.isBlank { transcriptText = text }
      readTranscript(text, named: name)
    } else {
      let reader = TranscriptReader(options: options)
      take(reader.read(value, startedAt: meeting.startedAt), named: name)
      members.keep(name)
      warn(
        """
        \(name.quoted()) is \(value.kindName) instead of text; it is read as far as it can be, and \
        kept in "extra"
        """, at: name)
    }
  }

  /// Reads the text of a transcript from the member `name`.
  mutating func readTranscript(_ text: String, named name: String) {
    let reader = TranscriptReader(options: options)
    take(reader.read(text, startedAt: meeting.startedAt), named: name)
  }

  /// Stores a transcript, and warns about oddities in it.
  private mutating func take(_ read: consuming ReadTranscript?, named name: String) {
    let backwardTimes = read?.backwardTimes
    meeting.transcript = read?.transcript
    if meeting.transcript?.form == .unstructured {
      warn("the transcript names no speakers; it is kept whole as one turn", at: name)
    }
    if let message = backwardTimes?.message { warn(message, at: name) }
  }
}

internal import JSONDocument
internal import MeetingModel

extension TranscriptReader {
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

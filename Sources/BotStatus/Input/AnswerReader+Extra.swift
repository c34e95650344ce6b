internal import JSONDocument
internal import MeetingModel
internal import TextScanning

extension AnswerReader {
  /// The maximum number of members named in a warning.
  static let maximumNames = 20
  /// The maximum number of scalars shown of such a member's value.
  private static let maximumLength = 400

  /// Warns about members of the answer that only JSON Lines keep: notes have no place for them.
  ///
  /// Known members have warnings of their own.
  mutating func warnAboutExtra() {
    let unknown = meeting.extra.members.filter {
      !members.isKnown($0.name) || Self.identifiers.contains($0.name)
    }.filter { !$0.value.holdsNothing }
    guard !unknown.isEmpty else { return }
    let named = unknown.prefix(Self.maximumNames).map {
      "\($0.name.quoted()) (\(Self.quoted($0.value)))"
    }
    let rest = unknown.count - named.count
    warnings.add(
      "notes have no place for \(named.joined(separator: ", "))"
        + (rest > 0 ? " and \(rest) more" : "") + "; JSON Lines keep that in \"extra\"")
  }

  /// The text of a value that notes do not show, for a warning.
  static func quoted(_ value: JSONValue) -> String {
    (value.stringValue ?? value.text).quoted(upTo: maximumLength)
  }

  /// Keeps the names that speakers have in the answer, each with the one shown instead, in an extra
  /// member of that name, unless the answer has one itself.
  ///
  /// - Parameter names: The names that were replaced outside the transcript.
  mutating func keepReceivedNames(_ names: Set<String>) {
    let all = names.union(meeting.transcript?.speakers.flatMap(\.receivedNames) ?? [])
    let member = "speaker_names"
    guard !all.isEmpty, meeting.extra[member] == nil else { return }
    let pairs = all.sorted().compactMap { name in
      options.speakerNames[name].flatMap {
        $0 == name ? nil : JSONObject.Member(name: name, value: .string($0))
      }
    }
    guard !pairs.isEmpty else { return }
    meeting.extra.members.append(
      .init(name: member, value: .object(JSONObject(members: pairs))))
  }

  /// The members of a webhook payload that are known but not shown.
  private static let identifiers: Set<String> = ["transcript_id", "room_id", "event"]

  /// Limits the received values in JSON Lines to what common JSON parsers accept, with warnings.
  mutating func keepWithinLimits() {
    // The record is an object containing `insights` and `extra`, and pairs are in a list inside it.
    if let received = meeting.insights?.received,
      let limited = limited(received, level: 2, at: JSONPointer().appending(name: "insights"))
    {
      meeting.insights?.received = limited
    }
    if let limited = limited(.object(meeting.extra), level: 2, at: JSONPointer()) {
      meeting.extra = limited.objectValue ?? meeting.extra
    }
    let pairs = JSONPointer().appending(name: "qa_pairs")
    for (index, question) in meeting.questions.enumerated() where !question.extra.members.isEmpty {
      let extra = JSONValue.object(question.extra)
      guard let limited = limited(extra, level: 4, at: pairs.appending(index: index)) else {
        continue
      }
      meeting.questions[index].extra = limited.objectValue ?? question.extra
    }
  }

  private mutating func limited(
    _ value: JSONValue, level: Int, at path: JSONPointer
  ) -> JSONValue? {
    guard !PortableJSON.isPortable(value, level: level) else { return nil }
    var portable = PortableJSON()
    let limited = portable.value(value, level: level, at: path)
    for change in portable.changes { warnings.add(change.message, at: change.path) }
    return limited
  }
}

internal import Archive
internal import Exporting
internal import JSONDocument
internal import MeetingModel
internal import TextEscaping
internal import TimeZones

/// What a search shows of a passage: two lines for people, or JSON.
struct HitLine {
  let hit: ArchivedHit
  let timeZone: Zone
  /// The names to show by those in the answers.
  let speakerNames: [String: String]

  /// Where it is, and what was found.
  ///
  ///     2026-03-02 10:04  Weekly sync  Ann Lee, turn 12  258b06fc-…
  ///       … agreed on the «budget» for the next …
  func lines(isColoured: Bool) -> [String] {
    let place = "\(hit.passage.kind.words) \(hit.passage.item)"
    let cells = [
      (hit.passage.at ?? hit.meeting?.startedAt).map { MeetingLine.text(of: $0, in: timeZone) },
      hit.meeting.flatMap { $0.title ?? $0.room },
      person.map { "\($0), \(place)" } ?? place, hit.id.text,
    ].compactMap { $0 }
    let marks = isColoured ? ("\u{1B}[1m", "\u{1B}[0m") : ("«", "»")
    let excerpt = hit.excerpt.map { piece in
      let text = PlainText.terminalLine(piece.text)
      return piece.isFound ? marks.0 + text + marks.1 : text
    }
    return [cells.map(PlainText.terminalLine).joined(separator: "  "), "  " + excerpt.joined()]
  }

  /// The passage as JSON, as `debrief schema search` describes it.
  var json: JSONObject {
    let passage = hit.passage
    let excerpt = hit.excerpt.map { piece in
      ["text": .string(piece.text), "found": .boolean(piece.isFound)] as JSONValue
    }
    let rest: JSONObject = [
      "kind": .string(passage.kind.rawValue), "number": .integer(passage.item),
      "person": .text(person), "at": .text(passage.at?.rfc3339Text),
      "text": .string(passage.text), "excerpt": .array(excerpt),
    ]
    let head = MeetingLine.head(schema: "debrief.search.v1", hit.id, hit.meeting)
    return JSONObject(members: head.members + rest.members)
  }

  private var person: String? { hit.passage.person.map { speakerNames[$0] ?? $0 } }
}

extension ArchivedPassage.Kind {
  /// The name for people.
  fileprivate var words: String {
    switch self {
    case .actionItem: "action item"
    case .nextStep: "next step"
    default: rawValue
    }
  }
}

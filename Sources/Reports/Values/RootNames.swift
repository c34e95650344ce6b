internal import Mustache

/// The top-level names of a template: those of the meeting, and a few about the page.
struct RootNames: Sendable {
  /// The schema for templates.
  let schema: Schema
  private let shape: Shape
  /// The shape of `has` and `count`: the names of the meeting.
  private let meetingShape: Shape
  private let labels: Value
  private let page: Value

  /// The members of `page`.
  static let pageNames = ["head", "top", "bottom"]
  /// The shape of `page`.
  static let pageShape = Shape(pageNames)
  /// Common guesses for names, each mapped to the actual name.
  static let synonyms = [
    "actions": "action_items", "attendees": "participants", "created_at": "started_at",
    "end_time": "completed_at", "ended_at": "completed_at", "id": "bot_id",
    "messages": "turns", "name": "title", "people": "speakers", "qa_pairs": "questions",
    "score": "overall_score", "segments": "turns", "start_time": "started_at",
    "tasks": "action_items", "transcript": "turns", "url": "room_url", "utterances": "turns",
  ]
  /// The names that follow those of the meeting, in this order.
  private static let otherNames = ["has", "count", "labels", "page", "body"]

  /// Prepares the names.
  ///
  /// - Parameter page: The value of `page` in templates, with the members ``pageNames``.
  init(labels: Labels, page: Value) {
    let meetingNames = MeetingValues.table.members.map(\.name)
    self.shape = Shape(meetingNames + Self.otherNames)
    self.meetingShape = Shape(meetingNames)
    self.labels = .object(Object(labels.names.map { ($0, labels.value(of: $0)) }))
    self.page = page
    self.schema = Self.schema(labels: labels.names)
  }

  /// The schema for templates with the given labels.
  static func schema(labels: [String]) -> Schema {
    let meetingNames = MeetingValues.table.members.map(\.name)
    var schemas: [String: Schema] = [
      "has": Self.object(meetingNames),
      "count": Self.object(meetingNames),
      "labels": Self.object(labels),
      "page": Self.object(Self.pageNames),
      "body": .leaf,
    ]
    for member in MeetingValues.table.members { schemas[member.name] = member.schema }
    return .object(schemas)
  }

  /// The values of a meeting, each created when a template uses it.
  ///
  /// - Parameters:
  ///   - body: The value of `body` in templates: the output of another template.
  ///   - frame: The value of `page` in a site; nil for a page by itself.
  func value(
    of subject: MeetingValues.Subject, body: Value, frame: Value? = nil, in context: ValueContext
  ) -> Value {
    let values = MeetingValuesOnDemand(subject, in: context)
    let count = meetingShape.names.count
    let (meetingShape, labels) = (meetingShape, labels)
    let page = frame ?? page
    return .object(
      Object(shape) { slot in
        switch slot - count {
        case ..<0: values.value(slot)
        // `{{#has.decisions}}` wraps a heading: a section over the list itself would repeat it.
        case 0: .object(Object(meetingShape) { .boolean(values.value($0).isTrue) })
        case 1: .object(Object(meetingShape) { values.value($0).count })
        case 2: labels
        case 3: page
        default: body
        }
      })
  }

  /// The shapes of the values and of the objects inside them.
  var shapes: [Shape] {
    [shape, meetingShape] + MeetingValues.table.members.flatMap(\.shapes)
      + [labels, page].compactMap { value in
        if case .object(let object) = value { object.shape } else { nil }
      }
  }

  private static func object(_ names: [String]) -> Schema {
    .object(Dictionary(names.map { ($0, .leaf) }, uniquingKeysWith: { $1 }))
  }
}

extension Value {
  /// The number of elements of a list; nothing for an empty list or any other value.
  fileprivate var count: Value {
    guard case .list(let elements) = self, !elements.isEmpty else { return .nothing }
    return .number(String(elements.count))
  }
}

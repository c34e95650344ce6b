internal import Mustache

/// The names at the top of a template: those of the meeting, and a few about the page.
struct RootNames: Sendable {
  /// What templates may use.
  let schema: Schema
  /// The names of the meeting that templates use.
  private let members: [ValueTable<MeetingValues.Subject>.Member]
  private let shape: Shape
  private let presenceShape: Shape
  private let labels: Value
  private let page: Value

  /// The members of `page`.
  static let pageNames = ["head"]

  /// Prepares the names.
  ///
  /// - Parameters:
  ///   - page: What templates see as `page`, whose members are ``pageNames``.
  ///   - use: The names that templates use: no others have a value.
  init(labels: Labels, page: Value, for use: NameUse) {
    let table = MeetingValues.table.limited(to: use)
    let usedNames = table.members.map(\.name)
    self.members = table.members
    self.shape = Shape(usedNames + ["has", "count", "labels", "page", "body"])
    self.presenceShape = Shape(usedNames)
    self.labels = .object(Object(labels.names.map { ($0, labels.value(of: $0)) }))
    self.page = page
    let meetingNames = MeetingValues.table.members.map(\.name)
    var schemas: [String: Schema] = [
      "has": Self.object(meetingNames),
      "count": Self.object(meetingNames),
      "labels": Self.object(labels.names),
      "page": Self.object(Self.pageNames),
      "body": .leaf,
    ]
    for member in MeetingValues.table.members { schemas[member.name] = member.schema }
    self.schema = .object(schemas)
  }

  /// The values of a meeting.
  ///
  /// - Parameter body: What templates see as `body`: text that was made by another template.
  func value(
    of subject: MeetingValues.Subject, body: Value, in context: ValueContext
  ) -> Value {
    let values = members.map { $0.value(subject, context) }
    // `{{#has.decisions}}` stands around a heading: a section over a list would repeat it.
    let presence = Object(presenceShape, values.map { .boolean($0.isTrue) })
    let counts = Object(presenceShape, values.map(\.count))
    return .object(
      Object(shape, values + [.object(presence), .object(counts), labels, page, body]))
  }

  /// The shapes of the values and of the objects inside them.
  var shapes: [Shape] {
    [shape, presenceShape] + members.flatMap(\.shapes)
      + [labels, page].compactMap { value in
        if case .object(let object) = value { object.shape } else { nil }
      }
  }

  private static func object(_ names: [String]) -> Schema {
    .object(Dictionary(names.map { ($0, .leaf) }, uniquingKeysWith: { $1 }))
  }
}

extension Value {
  /// How many elements a list has; nothing for what is no list, and for an empty one.
  fileprivate var count: Value {
    guard case .list(let elements) = self, !elements.isEmpty else { return .nothing }
    return .number(String(elements.count))
  }
}

internal import Mustache

/// The names at the top of a template: those of the meeting, and a few about the page.
struct RootNames: Sendable {
  /// What templates may use.
  let schema: Schema
  private let shape: Shape
  private let presenceShape: Shape
  private let labels: Value
  private let page: Value

  /// The members of `page`.
  static let pageNames = ["head"]

  /// Prepares the names.
  ///
  /// - Parameter page: What templates see as `page`, whose members are ``pageNames``.
  init(labels: Labels, page: Value) {
    let meetingNames = MeetingValues.table.members.map(\.name)
    self.shape = Shape(meetingNames + ["has", "count", "labels", "page", "body"])
    self.presenceShape = Shape(meetingNames)
    self.labels = .object(Object(labels.names.map { ($0, labels.value(of: $0)) }))
    self.page = page
    var members: [String: Schema] = [
      "has": Self.object(meetingNames),
      "count": Self.object(meetingNames),
      "labels": Self.object(labels.names),
      "page": Self.object(Self.pageNames),
      "body": .leaf,
    ]
    for member in MeetingValues.table.members { members[member.name] = member.schema }
    self.schema = .object(members)
  }

  /// The values of a meeting; those that no template uses are nothing.
  ///
  /// - Parameter body: What templates see as `body`: text that was made by another template.
  func value(
    of subject: MeetingValues.Subject, body: Value, in context: ValueContext, for use: NameUse
  ) -> Value {
    let values = MeetingValues.table.members.map { member in
      use.contains(member.name) ? member.value(subject, context) : .nothing
    }
    // `{{#has.decisions}}` stands around a heading: a section over a list would repeat it.
    let presence = Object(presenceShape, values.map { .boolean($0.isTrue) })
    let counts = Object(presenceShape, values.map(\.count))
    return .object(
      Object(shape, values + [.object(presence), .object(counts), labels, page, body]))
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

internal import Mustache

/// The names that templates see of one kind of thing, each with how its value is made.
///
/// The schema that templates are checked against and the objects that they are rendered with both
/// come from here, so that they cannot differ.
struct ValueTable<Subject: Sendable>: Sendable {
  /// One name.
  struct Member: Sendable {
    /// The name: an interface that templates of users rely on.
    let name: String
    /// What lies under the name.
    let schema: Schema
    /// The shapes of the objects inside.
    var shapes: [Shape] = []
    /// Makes the value.
    let value: @Sendable (Subject, ValueContext) -> Value
  }

  /// The names, in order.
  let members: [Member]
  private let shape: Shape
  /// What makes the values, by itself: going through the members would count references to
  /// their names and schemas, for each turn anew.
  private let makers: [@Sendable (Subject, ValueContext) -> Value]

  /// Makes a table.
  init(_ members: [Member]) {
    self.members = members
    self.shape = Shape(members.map(\.name))
    self.makers = members.map(\.value)
  }

  /// What templates may use.
  var schema: Schema {
    .object(Dictionary(members.map { ($0.name, $0.schema) }, uniquingKeysWith: { $1 }))
  }

  /// The shapes of the values and of the objects inside them.
  var shapes: [Shape] {
    [shape] + members.flatMap(\.shapes)
  }

  /// Makes one value of a subject.
  func value(of subject: Subject, slot: Int, in context: ValueContext) -> Value {
    makers[slot](subject, context)
  }

  /// The values of subjects, each made when a template asks for it.
  func list(of subjects: [Subject], in context: ValueContext) -> List {
    List(shape, count: subjects.count) { [makers] row, slot in
      makers[slot](subjects[row], context)
    }
  }
}

extension ValueTable.Member {
  /// A plain text; an empty one is nothing.
  static func text(
    _ name: String, _ text: @escaping @Sendable (Subject, ValueContext) -> String?
  ) -> Self {
    Self(name: name, schema: .leaf) { subject, context in
      guard let text = text(subject, context), !text.isBlank else { return .nothing }
      return .text(text)
    }
  }

  /// A text of ours that means itself wherever it stands in any format, such as an anchor or a
  /// time: letters and digits with `-`, `.` or `:` between them, or numbers and commands of an SVG
  /// path.
  static func token(
    _ name: String, _ token: @escaping @Sendable (Subject, ValueContext) -> String?
  ) -> Self {
    Self(name: name, schema: .leaf) { token($0, $1).map { .verbatim($0) } ?? .nothing }
  }

  /// A whole number.
  static func integer(
    _ name: String, _ integer: @escaping @Sendable (Subject, ValueContext) -> Int?
  ) -> Self {
    Self(name: name, schema: .leaf) { subject, context in
      integer(subject, context).map { .number(String($0)) } ?? .nothing
    }
  }

  /// Any value that has no names inside.
  static func leaf(
    _ name: String, _ value: @escaping @Sendable (Subject, ValueContext) -> Value
  ) -> Self {
    Self(name: name, schema: .leaf, value: value)
  }

  /// A list of values that have no names inside.
  static func list(
    _ name: String, _ values: @escaping @Sendable (Subject, ValueContext) -> [Value]
  ) -> Self {
    Self(name: name, schema: .list(.leaf)) { .list(values($0, $1)) }
  }

  /// A list of objects of one kind.
  static func list<Element: Sendable>(
    _ name: String, of table: ValueTable<Element>,
    _ elements: @escaping @Sendable (Subject, ValueContext) -> [Element]
  ) -> Self {
    Self(
      name: name, schema: .list(table.schema), shapes: table.shapes
    ) { subject, context in
      .list(table.list(of: elements(subject, context), in: context))
    }
  }
}

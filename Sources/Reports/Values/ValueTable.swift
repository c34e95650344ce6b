internal import Mustache

/// The template names for one kind of subject, each with the closure that makes its value.
///
/// Both the schema that templates are checked against and the objects that they are rendered with
/// are derived from it, so that they cannot differ.
struct ValueTable<Subject: Sendable>: Sendable {
  /// One name.
  struct Member: Sendable {
    /// The name, which users' templates rely on and so must not change.
    let name: String
    /// The schema of the value.
    let schema: Schema
    /// The shapes of nested objects.
    var shapes: [Shape] = []
    /// Makes the value.
    let value: @Sendable (Subject, ValueContext) -> Value
  }

  /// The names, in order.
  let members: [Member]
  private let shape: Shape
  /// The closures of the members, kept separately.
  ///
  /// Accessing the members would retain their names and schemas for each turn.
  private let makers: [@Sendable (Subject, ValueContext) -> Value]

  /// Makes a table.
  init(_ members: [Member]) {
    self.members = members
    self.shape = Shape(members.map(\.name))
    self.makers = members.map(\.value)
  }

  /// The schema for templates.
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

  /// The values of subjects, each created when a template uses it.
  func list(of subjects: [Subject], in context: ValueContext) -> List {
    List(shape, count: subjects.count) { [makers] row, slot in
      makers[slot](subjects[row], context)
    }
  }
}

extension ValueTable.Member {
  /// A plain text; an empty one counts as nothing.
  static func text(
    _ name: String, _ text: @escaping @Sendable (Subject, ValueContext) -> String?
  ) -> Self {
    Self(name: name, schema: .leaf) { subject, context in
      guard let text = text(subject, context), !text.isBlank else { return .nothing }
      return .text(text)
    }
  }

  /// A text made by the program that needs no escaping anywhere in any format, such as an anchor.
  ///
  /// It consists of letters and digits with `-`, `.` or `:` between them, or of the numbers and
  /// commands of an SVG path. A time is another example.
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

  /// Any value without nested names.
  static func leaf(
    _ name: String, _ value: @escaping @Sendable (Subject, ValueContext) -> Value
  ) -> Self {
    Self(name: name, schema: .leaf, value: value)
  }

  /// A list of values without nested names.
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

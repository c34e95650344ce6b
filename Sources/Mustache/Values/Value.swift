/// What a template can see.
///
/// A value knows what it is; how it is written is the business of the template's ``Format``.
///
/// A list that a template writes as a text, `{{steps}}`, is the text of its elements with `, `
/// between them, or `; ` if there are lists or objects among them; an object is its members, as
/// `name: value`. What is nothing is left out. But an object with a member called `.` is a text
/// that has values inside as well: it is written as that member.
public enum Value: Sendable {
  /// Nothing: written as nothing, and false as a section.
  case nothing
  /// A boolean: a section's condition; written as `true` or `false`.
  case boolean(Bool)
  /// A number in its own spelling; written as it is; true as a section, 0 too.
  case number(String)
  /// A word of the program's own that is no markup in any format, such as a time or an anchor:
  /// written as it is; false as a section if it is empty.
  case verbatim(String)
  /// A word like ``verbatim(_:)`` that is made of a number when it is written.
  case token(Token)
  /// Plain text, untrusted: always written through the format; false as a section if it is empty,
  /// as in most implementations.
  case text(String)
  /// Text that knows how to write itself in the template's format; false if its source is empty.
  case fragment(Fragment)
  /// A list: a section renders once for each element, and not at all if there is none.
  case list(List)
  /// An object: a section renders once with its members in scope.
  case object(Object)
}

extension Value {
  /// A list of any values.
  public static func list(_ elements: [Value]) -> Value { .list(List(elements)) }

  /// Whether it is not ``nothing``.
  var isSomething: Bool {
    if case .nothing = self { false } else { true }
  }

  /// Whether a section of the value is rendered, and an inverted one is not.
  package var isTrue: Bool {
    switch self {
    case .nothing: false
    case .boolean(let isTrue): isTrue
    case .text(let text), .verbatim(let text): !text.isEmpty
    case .fragment(let fragment): !fragment.source.isEmpty
    case .list(let elements): !elements.isEmpty
    case .number, .token, .object: true
    }
  }

  /// What an object is where a text is wanted; nil if it is no text or no object.
  var textMember: Value? {
    if case .object(let object) = self { object.textMember } else { nil }
  }

  /// What functions take it as.
  var kind: Function.Arguments {
    switch self {
    case .list: .list
    case .object: .object
    case .nothing, .boolean, .number, .verbatim, .token, .text, .fragment: .single
    }
  }

  /// The value as the name of a template; nil if it is none.
  var templateName: String? {
    switch self {
    case .text(let name), .number(let name), .verbatim(let name): name
    case .token(let token): token.text
    case .nothing, .boolean, .fragment, .list, .object: nil
    }
  }
}

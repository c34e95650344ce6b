public import TextScanning

/// A value that a template can use.
///
/// A value has a kind; the template's ``Format`` decides how it is written.
///
/// A list written as text, `{{steps}}`, is its elements separated by `, `, or by `; ` if there are
/// lists or objects among them. An object is written as its members, `name: value`, or as its
/// member called `.` if it has one. Values that are ``nothing`` are left out.
public enum Value: Sendable {
  /// No value: written as nothing, and false in a section.
  case nothing
  /// A boolean; written as `true` or `false`.
  case boolean(Bool)
  /// A number by its spelling; true in a section, even 0.
  case number(String)
  /// A trusted word without markup in any format, such as a time or an anchor; written unchanged,
  /// and false in a section if it is empty.
  case verbatim(String)
  /// A word like ``verbatim(_:)`` that is generated from a number when it is written.
  case token(Token)
  /// Plain, untrusted text: always escaped by the format; false in a section if it is empty, as in
  /// most implementations.
  case text(TextSlice)
  /// Markup that writes itself in the template's format; false in a section if its source is empty.
  case fragment(Fragment)
  /// A list: a section is rendered once for each element.
  case list(List)
  /// An object: a section is rendered once with its members in scope.
  case object(Object)
}

extension Value {
  /// Plain, untrusted text.
  @inlinable
  public static func text(_ text: String) -> Value { .text(TextSlice(text)) }

  /// A list of any values.
  public static func list(_ elements: [Value]) -> Value { .list(List(elements)) }

  /// Whether the value is not ``nothing``.
  var isSomething: Bool {
    if case .nothing = self { false } else { true }
  }

  /// Whether a section over the value is rendered, and an inverted section is not.
  package var isTrue: Bool {
    switch self {
    case .nothing: false
    case .boolean(let isTrue): isTrue
    case .text(let text): !text.isEmpty
    case .verbatim(let text): !text.isEmpty
    case .fragment(let fragment): !fragment.isEmpty
    case .list(let elements): !elements.isEmpty
    case .number, .token, .object: true
    }
  }

  /// An object's member called `.`; nil if there is none.
  var textMember: Value? {
    if case .object(let object) = self { object.textMember } else { nil }
  }

  /// The kind of argument that the value is.
  var kind: Function.Arguments {
    switch self {
    case .list: .list
    case .object: .object
    case .nothing, .boolean, .number, .verbatim, .token, .text, .fragment: .single
    }
  }

  /// The value as the name of a template; nil if it cannot be one.
  var templateName: String? {
    switch self {
    case .text(let name): name.string
    case .number(let name), .verbatim(let name): name
    case .token(let token): token.text
    case .nothing, .boolean, .fragment, .list, .object: nil
    }
  }
}

extension Value {
  /// A part of the text of a list or an object.
  enum Piece {
    /// A value that is neither a list nor an object, or the name of a member.
    case value(Value)
    /// The separator between two values.
    case separator(String)
  }

  /// The text of the value, with the sources of its fragments.
  var plainText: String {
    pieces.reduce(into: "") { text, piece in
      switch piece {
      case .separator(let separator): text += separator
      case .value(.text(let slice)): text += slice.string
      case .value(.number(let string)), .value(.verbatim(let string)): text += string
      case .value(.token(let token)): text += token.text
      case .value(.boolean(let isTrue)): text += isTrue ? "true" : "false"
      case .value(.fragment(let fragment)): text += fragment.source
      case .value(.nothing), .value(.list), .value(.object): break
      }
    }
  }

  /// The parts of the value's text in order.
  ///
  /// An explicit stack is used, since data may be nested at any depth.
  var pieces: [Piece] {
    var pieces: [Piece] = []
    var open: [Piece] = [.value(self)]
    while let piece = open.popLast() {
      switch piece {
      case .value(.list(let elements)):
        let elements = elements.filter(\.isSomething)
        let separator = elements.allSatisfy { $0.kind == .single } ? ", " : "; "
        for (index, element) in elements.enumerated().reversed() {
          open.append(.value(element))
          if index > 0 { open.append(.separator(separator)) }
        }
      case .value(.object(let object)):
        if let text = object.textMember {
          open.append(.value(text))
          continue
        }
        let members = zip(object.shape.names, object.values).filter { $1.isSomething }
        for (index, member) in members.enumerated().reversed() {
          open += [.value(member.1), .separator(": "), .value(.text(member.0))]
          if index > 0 { open.append(.separator(", ")) }
        }
      case .value, .separator:
        pieces.append(piece)
      }
    }
    return pieces
  }
}

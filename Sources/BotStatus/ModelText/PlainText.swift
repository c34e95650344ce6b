internal import JSONDocument

/// Conversion of values to plain text.
enum PlainText {
  /// A value as plain text; nil if it has none.
  ///
  /// Numbers and booleans keep their spelling; arrays and objects become JSON text, with a warning.
  static func text(
    of value: JSONValue?, at path: @autoclosure () -> JSONPointer, warnings: inout WarningCollector
  ) -> String? {
    switch value {
    case nil, .null?: return nil
    case .string(let text)?: return text.isBlank ? nil : text
    case .number(let number)?: return number.spelling
    case .boolean(let value)?: return value ? "true" : "false"
    case .array(let elements)? where elements.isEmpty: return nil
    case .object(let object)? where object.members.isEmpty: return nil
    case let value?:
      warnings.add(
        "a text was expected but this is \(value.kindName); it is shown as JSON", at: path())
      return value.text
    }
  }
}

extension JSONValue {
  /// The value as compact JSON text.
  var text: String {
    String(decoding: JSONWriter.bytes(of: self), as: UTF8.self)
  }

  /// Whether the value has nothing to show: `null`, blank text, or containers of only these.
  var holdsNothing: Bool {
    switch self {
    case .null: true
    case .boolean, .number: false
    case .string(let text): text.isBlank
    case .array(let elements): elements.allSatisfy(\.holdsNothing)
    case .object(let object): object.members.allSatisfy(\.value.holdsNothing)
    }
  }

  /// Whether the value has nothing to show, not even a key that says something by itself.
  ///
  /// `{"owner": null}` has nothing, while `{"Ship Friday": null}` is a list of one.
  var showsNothing: Bool {
    switch self {
    case .null, .boolean, .number, .string: holdsNothing
    case .array(let elements): elements.allSatisfy(\.showsNothing)
    case .object(let object):
      object.members.allSatisfy { $0.value.showsNothing && !SectionTitle.isProse($0.name) }
    }
  }
}

internal import JSONDocument

extension JSONValue {
  /// The value as compact JSON text.
  var text: String {
    String(decoding: JSONWriter.bytes(of: self), as: UTF8.self)
  }

  /// Whether nothing in the value could be shown: `null`, blank text, and what holds only these.
  var holdsNothing: Bool {
    switch self {
    case .null: true
    case .boolean, .number: false
    case .string(let text): text.isBlank
    case .array(let elements): elements.allSatisfy(\.holdsNothing)
    case .object(let object): object.members.allSatisfy(\.value.holdsNothing)
    }
  }
}

internal import JSONDocument

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
}

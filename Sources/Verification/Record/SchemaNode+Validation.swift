internal import JSONDocument
internal import TextScanning

extension SchemaNode {
  /// The first place where a value breaks the schema, and how; nil if it is valid.
  ///
  /// Recursion is as deep as the schema: parts that it does not describe are not checked.
  func fault(of value: JSONValue, at path: String = "") -> String? {
    let place = path.isEmpty ? "the record" : path
    if let kinds, !kinds.contains(where: { $0.holds(value) }) {
      return "\(place) is not \(kinds.map(\.rawValue).joined(separator: " or "))"
    }
    if let constant, constant != value { return "\(place) is not \(constant)" }
    if let alternatives, !alternatives.contains(value) {
      return "\(place) is not one of the allowed values"
    }
    switch value {
    case .number(let number):
      if let minimum, (number.doubleValue ?? -.infinity) < minimum {
        return "\(place) is less than \(minimum)"
      }
    case .string(let text):
      if pattern == .moment, !Self.isMoment(text) {
        return "\(place) is not a time of the form 2026-03-02T10:00:00.000Z"
      }
    case .array(let elements): return fault(of: elements, at: path, place)
    case .object(let object): return fault(of: object, at: path, place)
    case .null, .boolean: break
    }
    return nil
  }

  private func fault(of elements: [JSONValue], at path: String, _ place: String) -> String? {
    if hasUniqueItems, Set(elements).count != elements.count {
      return "\(place) has a duplicate element"
    }
    guard let schema = items.first else { return nil }
    for (index, element) in elements.enumerated() {
      if let fault = schema.fault(of: element, at: "\(path)/\(index)") { return fault }
    }
    return nil
  }

  private func fault(of object: JSONObject, at path: String, _ place: String) -> String? {
    guard !properties.isEmpty else { return nil }
    var seen: Set<[UInt8]> = []
    for member in object.members {
      let name = Array(member.name.utf8)
      guard seen.insert(name).inserted else { return "\(place) has \(member.name.excerpt()) twice" }
      if let property = properties.first(where: { $0.name == name }) {
        let path = "\(path)/\(member.name)"
        if let fault = property.schema.fault(of: member.value, at: path) { return fault }
      } else if !allowsOthers {
        return "\(place) has \"\(member.name.excerpt())\", which is not in the schema"
      }
    }
    guard let missing = required.first(where: { !seen.contains($0) }) else { return nil }
    return "\(place) lacks \(String(decoding: missing, as: UTF8.self))"
  }

  private static func isMoment(_ text: String) -> Bool {
    let form = Array("0000-00-00T00:00:00.000Z".utf8)
    return text.utf8.count == form.count
      && zip(text.utf8, form).allSatisfy { byte, expected in
        expected == UInt8(ascii: "0") ? byte.isDigit : byte == expected
      }
  }
}

extension SchemaNode.Kind {
  fileprivate func holds(_ value: JSONValue) -> Bool {
    switch (self, value) {
    case (.object, .object), (.array, .array), (.string, .string), (.number, .number),
      (.boolean, .boolean), (.null, .null):
      true
    case (.integer, .number(let number)):
      number.doubleValue.map { $0.rounded() == $0 }
        ?? number.spelling.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0.isDigit }
    default: false
    }
  }
}

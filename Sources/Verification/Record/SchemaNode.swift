internal import JSONDocument
internal import TextScanning

/// A part of a JSON Schema (draft 2020-12) with only the keywords that the schema of a record uses.
///
/// Any other keyword is an error, so that none is silently ignored.
struct SchemaNode: Sendable {
  enum Kind: String, Sendable {
    case object, array, string, number, integer, boolean, null
  }

  enum Pattern: Sendable {
    /// RFC 3339 in UTC with milliseconds.
    case moment
  }

  var kinds: [Kind]?
  var constant: JSONValue?
  var alternatives: [JSONValue]?
  var minimum: Double?
  var pattern: Pattern?
  var properties: [(name: [UInt8], schema: SchemaNode)] = []
  var required: [[UInt8]] = []
  var allowsOthers = true
  var items: [SchemaNode] = []
  var hasUniqueItems = false

  /// Reads a schema document.
  init(document: [UInt8]) throws(SchemaError) {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONParser.parse(document)
    } catch {
      throw SchemaError("the schema is not JSON: \(error)")
    }
    guard case .object(let root) = value else {
      throw SchemaError("the schema is not an object")
    }
    var definitions: [String: JSONValue] = [:]
    if case .object(let object)? = root["$defs"] {
      for member in object.members { definitions["#/$defs/\(member.name)"] = member.value }
    }
    try self.init(value, definitions: definitions, depth: 0)
  }

  private init(
    _ value: JSONValue, definitions: [String: JSONValue], depth: Int
  ) throws(SchemaError) {
    guard case .object(let object) = value, depth < 20 else {
      throw SchemaError("a part of the schema is not an object, or refers to itself")
    }
    for member in object.members {
      switch (member.name, member.value) {
      case ("$schema", _), ("title", _), ("description", _), ("$defs", _): break
      case ("$ref", .string(let name)):
        guard let definition = definitions[name] else {
          throw SchemaError("the schema has no \(name)")
        }
        self = try SchemaNode(definition, definitions: definitions, depth: depth + 1)
      case ("type", .string(let name)): kinds = try [Self.kind(name)]
      case ("type", .array(let names)):
        var kinds: [Kind] = []
        for case .string(let name) in names { kinds.append(try Self.kind(name)) }
        self.kinds = kinds
      case ("const", let constant): self.constant = constant
      case ("enum", .array(let values)): alternatives = values
      case ("minimum", .number(let number)): minimum = number.doubleValue
      case ("uniqueItems", .boolean(let flag)): hasUniqueItems = flag
      case ("additionalProperties", .boolean(let flag)): allowsOthers = flag
      case ("items", let items):
        self.items = [try SchemaNode(items, definitions: definitions, depth: depth + 1)]
      case ("required", .array(let names)):
        for case .string(let name) in names { required.append(Array(name.utf8)) }
      case ("properties", .object(let properties)):
        for property in properties.members {
          let schema = try SchemaNode(property.value, definitions: definitions, depth: depth + 1)
          self.properties.append((Array(property.name.utf8), schema))
        }
      case ("pattern", .string(#"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$"#)):
        pattern = .moment
      default:
        throw SchemaError("the schema uses \(member.name), which is not supported")
      }
    }
  }

  private static func kind(_ name: String) throws(SchemaError) -> Kind {
    guard let kind = Kind(rawValue: name) else {
      throw SchemaError("the schema has a type \(name), which is not supported")
    }
    return kind
  }

  // MARK: Validation

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

/// Why a schema cannot be used.
public struct SchemaError: Error, Sendable, CustomStringConvertible {
  /// What is wrong with it.
  public let reason: String

  init(_ reason: String) { self.reason = reason }

  /// What is wrong with it.
  public var description: String { reason }
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

internal import JSONDocument

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
}

/// Why a schema cannot be used.
public struct SchemaError: Error, Sendable, CustomStringConvertible {
  /// What is wrong with it.
  public let reason: String

  init(_ reason: String) { self.reason = reason }

  /// What is wrong with it.
  public var description: String { reason }
}

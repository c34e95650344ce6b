internal import JSONDocument
internal import TextScanning

/// Limits JSON values to what common parsers read in full: jq stops at 256 levels and Python at
/// integers of 4,300 digits, and of two members with the same name most parsers silently drop one.
///
/// A value beyond the limits becomes a string holding its JSON text; of members with the same name
/// the last one is kept.
struct PortableJSON {
  /// The maximum nesting level of arrays and objects in a line of JSON Lines.
  static let maximumLevel = 100
  static let maximumDigits = 300

  /// A change to a value.
  struct Change {
    let message: String
    let path: JSONPointer
  }

  /// The changes, in order.
  private(set) var changes: [Change] = []

  /// Whether a value is within the limits.
  ///
  /// - Parameter level: The level of the value if it is an array or an object: 1 for the line.
  static func isPortable(_ value: JSONValue, level: Int) -> Bool {
    switch value {
    case .null, .boolean, .string: true
    case .number(let number): isPortable(number)
    case .array(let elements):
      level <= maximumLevel && elements.allSatisfy { isPortable($0, level: level + 1) }
    case .object(let object):
      level <= maximumLevel && !hasRepeatedNames(object)
        && object.members.allSatisfy { isPortable($0.value, level: level + 1) }
    }
  }

  /// Whether a number has few enough digits for common parsers.
  static func isPortable(_ number: JSONNumber) -> Bool {
    let spelling = number.spelling.utf8
    guard spelling.count > maximumDigits else { return true }
    return spelling.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } <= maximumDigits
  }

  /// Returns the value, changed to be within the limits.
  mutating func value(_ value: JSONValue, level: Int, at path: JSONPointer) -> JSONValue {
    switch value {
    case .null, .boolean, .string: return value
    case .number(let number):
      guard !Self.isPortable(number) else { return value }
      let digits = Self.maximumDigits
      changes.append(
        Change(
          message: "a number has more than \(digits) digits; JSON Lines hold it as text",
          path: path))
      return .string(number.spelling)
    case .array where level > Self.maximumLevel, .object where level > Self.maximumLevel:
      let limit = Self.maximumLevel
      changes.append(
        Change(
          message:
            "values are nested deeper than \(limit) levels; JSON Lines hold the rest as text",
          path: path))
      return .string(value.text)
    case .array(let elements):
      return .array(
        elements.enumerated().map { index, element in
          self.value(element, level: level + 1, at: path.appending(index: index))
        })
    case .object(let object):
      return .object(self.object(object, level: level, at: path))
    }
  }

  private mutating func object(
    _ object: JSONObject, level: Int, at path: JSONPointer
  ) -> JSONObject {
    var lastIndexes: [NameKey: Int] = [:]
    for (index, member) in object.members.enumerated() {
      lastIndexes[NameKey(member.name)] = index
    }
    var limited = JSONObject()
    for (index, member) in object.members.enumerated() {
      let path = path.appending(name: member.name)
      guard lastIndexes[NameKey(member.name)] == index else {
        changes.append(
          Change(
            message:
              "\(member.name.quoted()) occurs more than once; JSON Lines contain the last one, "
              + "not \((member.value.stringValue ?? member.value.text).quoted(upTo: 400))",
            path: path))
        continue
      }
      limited.members.append(
        JSONObject.Member(
          name: member.name, value: value(member.value, level: level + 1, at: path)))
    }
    return limited
  }

  private static func hasRepeatedNames(_ object: JSONObject) -> Bool {
    let members = object.members
    guard members.count > 12 else {
      // For few names, comparing is faster than hashing.
      return members.indices.dropFirst().contains { index in
        members[..<index].contains { $0.name.hasSameScalars(as: members[index].name) }
      }
    }
    var seen: Set<NameKey> = []
    return !members.allSatisfy { seen.insert(NameKey($0.name)).inserted }
  }
}

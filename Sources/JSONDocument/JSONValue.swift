/// A JSON value (RFC 8259) that keeps what a decoder into Swift types loses: the order of keys,
/// duplicate keys, and the spelling of numbers.
///
/// Two values are equal if they would be written as the same bytes. Strings and names are therefore
/// compared by their scalars, not by canonical equivalence as Swift compares them: `é` written as
/// one scalar differs from `e` with a combining accent.
public enum JSONValue: Sendable, Hashable {
  /// `null`.
  case null
  /// `true` or `false`.
  case boolean(Bool)
  /// A number as it was written: `8.0` stays `8.0`, and thirty digits stay thirty digits.
  case number(JSONNumber)
  /// A string, unescaped; a lone surrogate in the source is U+FFFD here.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object.
  case object(JSONObject)

  /// Whether two values would be written as the same bytes: `8.0` differs from `8`, and members in
  /// another order make another object.
  public static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left.hasSameScalars(as: right)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }
}

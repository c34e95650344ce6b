/// A JSON value (RFC 8259) that keeps what a decoder into Swift types loses: the order of keys,
/// duplicate keys, and the spelling of numbers.
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
}

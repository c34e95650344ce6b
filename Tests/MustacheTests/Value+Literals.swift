public import Mustache

/// Data as literals: `["turns": [["text": "Hello"]]]`.
extension Value: ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral
{
  /// A text.
  public init(stringLiteral value: String) { self = .text(value) }
  /// A list.
  public init(arrayLiteral elements: Value...) { self = .list(elements) }
  /// An object with a shape of its own.
  public init(dictionaryLiteral elements: (String, Value)...) {
    self = .object(Object(elements.map { (name: $0.0, value: $0.1) }))
  }
  /// A boolean.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  /// A number.
  public init(integerLiteral value: Int) { self = .number(String(value)) }
}

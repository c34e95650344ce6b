internal import JSONDocument

/// The text that stands in the insights where the analysis was not available.
enum Placeholder {
  /// Whether a value is that text.
  static func isPlaceholder(_ value: JSONValue) -> Bool {
    value.stringValue?.trimmed.lowercased() == "analysis pending - ai analysis unavailable"
  }

  /// A value without that text: `null` for the text itself, an array without the elements that are
  /// it; nil where it is not there.
  static func removed(from value: JSONValue) -> JSONValue? {
    if isPlaceholder(value) { return .null }
    guard let elements = value.arrayValue, elements.contains(where: isPlaceholder) else {
      return nil
    }
    return .array(elements.filter { !isPlaceholder($0) })
  }
}

internal import JSONDocument

/// The text that stands in the insights where the analysis was not available.
enum Placeholder {
  private static let text = "analysis pending - ai analysis unavailable"

  /// Whether a text is it.
  static func isPlaceholder(_ text: String) -> Bool {
    // Most texts are too short or too long, or begin otherwise.
    let length = Self.text.utf8.count
    return (length..<2 * length).contains(text.utf8.count) && mayBegin(text)
      && text.trimmed.lowercased() == Self.text
  }

  /// Whether a text begins with an A, as far as that is seen at once.
  private static func mayBegin(_ text: String) -> Bool {
    text.utf8.first { $0 > 0x20 }.map { $0 | 0x20 == UInt8(ascii: "a") || $0 >= 0x80 } ?? false
  }

  /// A value without that text, at any depth: without the elements of arrays that are it, and with
  /// `null` for members that are; nil where it is nowhere.
  static func removed(from value: JSONValue) -> JSONValue? {
    switch value {
    case .null, .boolean, .number:
      return nil
    case .string(let text):
      return isPlaceholder(text) ? .null : nil
    case .array(let elements):
      let removals = elements.map { removed(from: $0) }
      guard removals.contains(where: { $0 != nil }) else { return nil }
      return .array(
        zip(elements, removals).compactMap { element, removal in
          removal == .null ? nil : removal ?? element
        })
    case .object(var object):
      var isFound = false
      for (index, member) in object.members.enumerated() {
        guard let removal = removed(from: member.value) else { continue }
        object.members[index].value = removal
        isFound = true
      }
      return isFound ? .object(object) : nil
    }
  }
}

import JSONDocument

/// Makes a JSON value that fails smaller, so that what is left is what fails.
enum JSONShrinking {
  /// The smallest value found that still fails.
  ///
  /// - Parameter tries: How often it may be tried whether a value fails.
  static func smallest(
    of value: JSONValue, tries: Int = 400, fails: (JSONValue) -> Bool
  ) -> JSONValue {
    var tries = tries
    var value = value
    var isSmaller = true
    while isSmaller {
      isSmaller = false
      for candidate in smaller(than: value) {
        guard tries > 0 else { return value }
        tries -= 1
        if fails(candidate) {
          value = candidate
          isSmaller = true
          break
        }
      }
    }
    return value
  }

  /// Values with one part less, or with a part in the place of the whole.
  private static func smaller(than value: JSONValue) -> [JSONValue] {
    switch value {
    case .array(let elements):
      var candidates: [JSONValue] = []
      for index in elements.indices {
        var rest = elements
        rest.remove(at: index)
        candidates.append(.array(rest))
      }
      for (index, element) in elements.enumerated() {
        for part in smaller(than: element) {
          var changed = elements
          changed[index] = part
          candidates.append(.array(changed))
        }
      }
      return candidates
    case .object(let object):
      var candidates: [JSONValue] = []
      for index in object.members.indices {
        var rest = object
        rest.members.remove(at: index)
        candidates.append(.object(rest))
      }
      for (index, member) in object.members.enumerated() {
        for part in smaller(than: member.value) {
          var changed = object
          changed.members[index].value = part
          candidates.append(.object(changed))
        }
      }
      return candidates
    case .string(let text):
      let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
      return words.count > 1 ? words.map { .string($0) } : []
    case .null, .boolean, .number: return []
    }
  }
}

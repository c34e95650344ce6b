package import JSONDocument

/// Shrinks failing JSON values to what makes them fail.
package enum JSONShrinking {
  /// The smallest value found that still fails.
  ///
  /// - Parameter tries: The maximum number of attempts.
  package static func smallest(
    of value: JSONValue, tries: Int = 400, fails: (JSONValue) -> Bool
  ) -> JSONValue {
    var tries = tries
    var value = value
    var isSmaller = true
    while isSmaller {
      isSmaller = false
      for candidate in variants(of: value) {
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

  /// Smaller variants of a value, the smallest first.
  package static func variants(of value: JSONValue) -> [JSONValue] {
    switch value {
    case .object(let object):
      let members = object.members
      let without = members.indices.map { index in
        JSONValue.object(JSONObject(members: members.removing(index..<index + 1)))
      }
      let within = members.indices.flatMap { index in
        variants(of: members[index].value).map { variant in
          var changed = members
          changed[index].value = variant
          return JSONValue.object(JSONObject(members: changed))
        }
      }
      return without + within
    case .array(let elements):
      let without = elements.indices.map { JSONValue.array(elements.removing($0..<$0 + 1)) }
      let within = elements.indices.flatMap { index in
        variants(of: elements[index]).map { variant in
          var changed = elements
          changed[index] = variant
          return JSONValue.array(changed)
        }
      }
      return elements + without + within
    case .string(let text): return variants(of: text).map { .string($0) }
    case .null, .boolean, .number: return []
    }
  }

  private static func variants(of text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    var variants: [String] = []
    var length = scalars.count
    while length >= 1 {
      for start in stride(from: 0, to: scalars.count, by: length) {
        let rest = scalars.removing(start..<min(start + length, scalars.count))
        variants.append(String(String.UnicodeScalarView(rest)))
      }
      length /= 2
    }
    return variants
  }
}

extension Array {
  fileprivate func removing(_ range: Range<Int>) -> [Element] {
    var rest = self
    rest.removeSubrange(range)
    return rest
  }
}

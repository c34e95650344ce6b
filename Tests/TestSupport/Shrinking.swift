/// Shrinks failing texts to what makes them fail.
package enum Shrinking {
  /// The smallest texts that still fail, found by removing parts and scalars.
  ///
  /// - Parameter tries: The maximum number of attempts.
  package static func smallest(
    of texts: [String], tries: Int = .max, fails: ([String]) -> Bool
  ) -> [String] {
    var tries = tries
    var texts = texts.map { Array($0.unicodeScalars) }
    var isSmaller = true
    while isSmaller {
      isSmaller = false
      for place in texts.indices {
        var length = max(1, texts[place].count / 2)
        while length >= 1 {
          var start = 0
          while start + length <= texts[place].count {
            var candidate = texts
            candidate[place].removeSubrange(start..<start + length)
            guard tries > 0 else { return texts.map(string) }
            tries -= 1
            if fails(candidate.map(string)) {
              texts = candidate
              isSmaller = true
            } else {
              start += length
            }
          }
          length /= 2
        }
      }
    }
    return texts.map(string)
  }

  private static func string(_ scalars: [Unicode.Scalar]) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}

/// The name of a letter in its two parts, as Unicode composes it.
///
/// The standard library offers no decomposition, but `LATIN SMALL LETTER E WITH ACUTE` tells the
/// letter and its accents, also for strokes (`ø`, `ł`), which have no decomposition.
package struct LetterName {
  /// The name of the letter without its accents: `LATIN SMALL LETTER E`.
  package let base: Substring
  /// The names of its accents: `CIRCUMFLEX AND TILDE`.
  package let accents: Substring

  /// The parts of a scalar's name; nil if it has no accents.
  package init?(_ scalar: Unicode.Scalar) {
    guard let name = scalar.properties.name, let with = name.utf8.firstRange(of: " WITH ".utf8)
    else { return nil }
    base = name[..<with.lowerBound]
    accents = name[with.upperBound...]
  }
}

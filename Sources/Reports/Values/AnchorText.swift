/// Anchors as templates see them.
enum AnchorText {
  /// The anchor of a numbered element: `t-7`.
  static func anchor(_ prefix: StaticString, _ number: Int) -> String {
    DigitWriter.text { digits in
      digits.append(prefix)
      digits.append(number.magnitude)
    }
  }
}

internal import TextScanning

extension Labels {
  /// Whether the language writes numbers differently from JSON.
  var changesNumbers: Bool {
    !self["decimal_separator"].utf8.elementsEqual(".".utf8)
  }

  /// A number in the language's format: `8,5` for `8.5` if the label `decimal_separator` is `,`.
  ///
  /// Only the separator changes: the digits stay as received. A number with an exponent is left
  /// unchanged.
  func number(_ spelling: String) -> String {
    let point = UInt8(ascii: ".")
    guard let index = spelling.utf8.firstIndex(of: point),
      !spelling.utf8.contains(where: \.isLetter)
    else { return spelling }
    return spelling[..<index] + self["decimal_separator"]
      + spelling[spelling.utf8.index(after: index)...]
  }
}

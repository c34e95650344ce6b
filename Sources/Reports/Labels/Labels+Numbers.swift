internal import TextScanning

extension Labels {
  /// Whether the language writes numbers otherwise than JSON does.
  var changesNumbers: Bool {
    !self["decimal_separator"].utf8.elementsEqual(".".utf8)
  }

  /// A number as the language writes it: `8,5` for `8.5`, the label `decimal_separator` being `,`.
  ///
  /// Only the separator changes: the digits are those that were received. A spelling with an
  /// exponent stays as it is.
  func number(_ spelling: String) -> String {
    let point = UInt8(ascii: ".")
    guard let index = spelling.utf8.firstIndex(of: point),
      !spelling.utf8.contains(where: \.isLetter)
    else { return spelling }
    return spelling[..<index] + self["decimal_separator"]
      + spelling[spelling.utf8.index(after: index)...]
  }
}

/// How a text is written inside a tag of HTML: so that it can end neither the value of an
/// attribute, be it quoted or not, nor the tag.
enum TagEscaping {
  /// The bytes that are written as character references: of what text can hold of ASCII, all but
  /// letters and digits.
  static let special = ByteSet("\t\n !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")

  /// Whether a byte would name a tag after what was written, so that it has to be a reference, too.
  static func namesTag(after output: [UInt8], with byte: UInt8) -> Bool {
    byte < 0x80
      && (output.last == UInt8(ascii: "<") || output.suffix(2).elementsEqual("</".utf8))
  }
}

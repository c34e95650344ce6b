/// Character references, which HTML and every dialect of Markdown read alike (CommonMark 2.5).
package enum CharacterReference {
  /// Appends a scalar as a character reference.
  package static func append(_ scalar: UInt32, to output: inout [UInt8]) {
    switch Unicode.Scalar(scalar) {
    case "&": output.append(contentsOf: "&amp;".utf8)
    case "<": output.append(contentsOf: "&lt;".utf8)
    case ">": output.append(contentsOf: "&gt;".utf8)
    case "\"": output.append(contentsOf: "&quot;".utf8)
    case "'": output.append(contentsOf: "&#39;".utf8)
    default:
      output.append(contentsOf: "&#".utf8)
      output.append(contentsOf: String(scalar).utf8)
      output.append(UInt8(ascii: ";"))
    }
  }
}

/// Escaping inside an HTML tag: text can end neither it nor an attribute's value, quoted or not.
enum TagEscaping {
  /// The bytes that are written as character references: all ASCII that normalised text can hold,
  /// except letters and digits.
  static let special = ByteSet("\t\n !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")

  /// Whether a byte would begin the name of a tag after the output, and so has to be a reference.
  static func namesTag(after output: [UInt8], with byte: UInt8) -> Bool {
    byte < 0x80
      && (output.last == UInt8(ascii: "<") || output.suffix(2).elementsEqual("</".utf8))
  }
}

/// Character references, which HTML and every dialect of Markdown read alike (CommonMark 2.5).
enum CharacterReference {
  /// Appends a scalar as a character reference.
  static func append(_ scalar: UInt32, to output: inout [UInt8]) {
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

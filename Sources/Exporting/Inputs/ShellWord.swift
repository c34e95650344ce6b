/// Words of a command line that a person may copy into a shell.
package enum ShellWord {
  /// A text as one word (POSIX.1-2024, volume XCU, section 2.2.2): in quotation marks unless it is
  /// of letters, digits and signs that mean themselves.
  package static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch Unicode.Scalar(byte) {
      case "a"..."z", "A"..."Z", "0"..."9", "/", ".", "_", "-", "+", ",", ":", "@", "%": true
      // What begins with it, or with a name before it in the place of a command, means more.
      case "=": text.utf8.first == UInt8(ascii: "-")
      default: false
      }
    }
    guard !isPlain || text.isEmpty else { return text }
    let parts = text.utf8.split(separator: UInt8(ascii: "'"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    return "'\(parts.joined(separator: #"'\''"#))'"
  }
}

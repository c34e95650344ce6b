/// Words of a command line that a person can paste into a shell.
enum ShellWord {
  /// A text as one word (POSIX.1-2024, volume XCU, section 2.2.2), quoted unless it consists of
  /// letters, digits and characters without a special meaning.
  static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch Unicode.Scalar(byte) {
      case "a"..."z", "A"..."Z", "0"..."9", "/", ".", "_", "-", "+", ",", ":", "@", "%": true
      // A leading `=`, or `NAME=` in the place of a command, has a special meaning.
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

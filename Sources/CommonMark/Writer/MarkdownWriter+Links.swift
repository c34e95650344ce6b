extension MarkdownWriter {
  /// Writes a link, in angle brackets if its text is where it leads.
  ///
  /// ```
  /// [the *plan*](https://example.com/plan "Draft")
  /// <https://example.com/plan>
  /// ```
  mutating func writeLink(_ link: Node) {
    let destination = link.destination
    if let address = address(of: link, to: destination) {
      append("<")
      output += address.utf8
      append(">")
      return
    }
    append("[")
    isInLink = true
    writeInlines(of: link)
    isInLink = false
    append("](")
    writeDestination(destination)
    if !link.title.isEmpty {
      append(" \"")
      for byte in link.title.utf8 {
        if byte < 0x80, !byte.isAlphanumeric, byte != UInt8(ascii: " ") {
          CharacterReference.append(UInt32(byte), to: &output)
        } else {
          output.append(byte)
        }
      }
      append("\"")
    }
    append(")")
  }

  /// The text of a link that can be written in angle brackets.
  private func address(of link: Node, to destination: String) -> String? {
    guard link.title.isEmpty, let text = link.firstChild, text.kind == .text, text.next == nil
    else { return nil }
    let address = text.literal
    let isSame =
      address.utf8.elementsEqual(destination.utf8)
      || destination.utf8.elementsEqual(("mailto:" + address).utf8) && isMailAddress(address)
    guard isSame, address.utf8.allSatisfy(Self.isPartOfURL) else { return nil }
    var marks = DestinationMarks()
    return address.utf8.contains { marks.includes($0) } ? nil : address
  }

  /// Whether an address in angle brackets is surely one for mail.
  private func isMailAddress(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    let labels = parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return !parts[0].isEmpty
      && parts[0].allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: ".") }
      && labels.allSatisfy { (1...60).contains($0.count) && $0.allSatisfy(\.isAlphanumeric) }
  }

  /// Writes a destination, percent-encoded where a character could end it, and with references
  /// where one could act in it.
  private mutating func writeDestination(_ destination: String) {
    let bytes = Array(destination.utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    var marks = DestinationMarks()
    for (index, byte) in bytes.enumerated() {
      let isEncoded =
        switch byte {
        case UInt8(ascii: "&"): false
        case UInt8(ascii: "%"):
          index + 2 >= bytes.count || !bytes[index + 1].isHexDigit || !bytes[index + 2].isHexDigit
        default: !Self.isPartOfURL(byte)
        }
      if isEncoded {
        output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else if marks.includes(byte) || byte == UInt8(ascii: "&") {
        CharacterReference.append(UInt32(byte), to: &output)
      } else {
        output.append(byte)
      }
    }
  }

  /// Whether a byte is read as it is in any destination and address.
  private static func isPartOfURL(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "-", ".", "_", "~", ":", "/", "?", "#", "@", "!", "+", ",", ";", "=": true
    default: byte.isAlphanumeric
    }
  }
}

extension UInt8 {
  /// Whether the byte is an ASCII hexadecimal digit.
  fileprivate var isHexDigit: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20)
  }
}

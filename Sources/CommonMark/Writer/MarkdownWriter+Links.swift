internal import TextEscaping
internal import TextScanning

extension MarkdownWriter {
  /// Writes a link; as an autolink if its text is its destination.
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

  /// The text of a link that can be written as an autolink; nil if it cannot.
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

  /// Whether every reader takes an address in angle brackets for a mail address.
  private func isMailAddress(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    let labels = parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return !parts[0].isEmpty
      && parts[0].allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: ".") }
      && labels.allSatisfy { (1...60).contains($0.count) && $0.allSatisfy(\.isAlphanumeric) }
  }

  /// Writes a destination, percent-encoding characters that could end it, and with character
  /// references for those that readers might act on.
  private mutating func writeDestination(_ destination: String) {
    let bytes = Array(destination.utf8)

    var marks = DestinationMarks()
    for (index, byte) in bytes.enumerated() {
      let isEncoded =
        switch byte {
        case UInt8(ascii: "&"): false
        case UInt8(ascii: "%"):
          index + 2 >= bytes.count || !bytes[index + 1].isHexadecimalDigit
            || !bytes[index + 2].isHexadecimalDigit
        default: !Self.isPartOfURL(byte)
        }
      if isEncoded {
        output += [
          UInt8(ascii: "%"), UInt8(uppercaseHexadecimalDigit: byte >> 4),
          UInt8(uppercaseHexadecimalDigit: byte & 15),
        ]
      } else if marks.includes(byte) || byte == UInt8(ascii: "&") {
        CharacterReference.append(UInt32(byte), to: &output)
      } else {
        output.append(byte)
      }
    }
  }

  /// Whether a byte needs no encoding in a destination or an autolink.
  private static func isPartOfURL(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "-", ".", "_", "~", ":", "/", "?", "#", "@", "!", "+", ",", ";", "=": true
    default: byte.isAlphanumeric
    }
  }
}

/// Finds, byte by byte, the extensions of CommonMark that readers recognise inside a destination:
/// `==` (Obsidian's highlight), `~~` (strikethrough), `::` (a Dataview field), `:name:` (an emoji,
/// which Hugo replaces before it parses Markdown).
private struct DestinationMarks {
  private var previous: UInt8 = 0
  private var colonCount = 0

  /// Whether the next byte completes a mark and has to be written as a reference.
  mutating func includes(_ byte: UInt8) -> Bool {
    defer { previous = byte }
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "~"): return previous == byte
    case UInt8(ascii: ":"):
      colonCount += 1
      // The first two are those of the scheme and the port.
      return previous == byte || colonCount > 2
    default: return false
    }
  }
}

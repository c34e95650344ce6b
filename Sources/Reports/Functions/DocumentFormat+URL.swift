internal import Mustache
internal import TextScanning

extension DocumentFormat {
  /// `url(x)`: a URL made safe as a link target, or any other text percent-encoded as a part of
  /// one.
  ///
  /// `{{url(room_url)}}` gives `https://acme.daily.co/weekly%20sync`, and
  /// `https://tickets.example/?q={{url(title)}}` gives `https://tickets.example/?q=Q3%3A%20plan`.
  ///
  /// An `http:`, `https:` or `mailto:` URL keeps its delimiters (RFC 3986, section 2.2), except for
  /// those that are markup in some format. In any other text, everything but unreserved characters
  /// is percent-encoded, so that `javascript:…` no longer has a scheme.
  var urlFunction: Function {
    Function("url") { [output = self.output, hasReferences] value, result in
      let text = Array(value.source.utf8)
      let isAddress = Self.isAddress(text)
      for (index, byte) in text.enumerated() {
        if Self.isUnreserved(byte, in: output)
          || isAddress && Self.isDelimiter(byte, after: index > 0 ? text[index - 1] : nil)
        {
          result.append(byte)
        } else if isAddress, byte == UInt8(ascii: "%"), Self.isEscape(text[index...]) {
          result.append(byte)
        } else if isAddress, byte == UInt8(ascii: "&") {
          result.append(contentsOf: (hasReferences ? "&amp;" : "&").utf8)
        } else {
          result.append(UInt8(ascii: "%"))
          // Upper case, as preferred by RFC 3986, section 2.1.
          result.append(UInt8(uppercaseHexadecimalDigit: byte >> 4))
          result.append(UInt8(uppercaseHexadecimalDigit: byte & 0xF))
        }
      }
    }
  }

  /// Whether a text has a scheme allowed in links, followed by what the scheme requires.
  private static func isAddress(_ text: [UInt8]) -> Bool {
    let lowered = text.prefix(9).map(\.lowercased)
    return ["https://", "http://", "mailto:"].contains {
      lowered.starts(with: $0.utf8) && text.count > $0.utf8.count
    }
  }

  /// The unreserved characters of RFC 3986, section 2.3, but `_` and `~` are markup in Markdown, and
  /// a spreadsheet takes what begins with `-` for a formula.
  private static func isUnreserved(_ byte: UInt8, in format: OutputFormat) -> Bool {
    switch byte {
    case UInt8(ascii: "-"): format != .csv
    case UInt8(ascii: "."): true
    case UInt8(ascii: "_"), UInt8(ascii: "~"): format != .markdown
    default: byte.isAlphanumeric
    }
  }

  /// The delimiters allowed in a URL, not repeated: two in a row can be markup, as `==` is.
  private static func isDelimiter(_ byte: UInt8, after previous: UInt8?) -> Bool {
    switch byte {
    case UInt8(ascii: "/"): true
    case UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "="),
      UInt8(ascii: "@"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "+"):
      byte != previous
    default: false
    }
  }

  private static func isEscape(_ text: ArraySlice<UInt8>) -> Bool {
    let digits = text.dropFirst().prefix(2)
    return digits.count == 2 && digits.allSatisfy(\.isHexadecimalDigit)
  }
}

internal import Mustache
internal import TextScanning

extension DocumentFormat {
  /// `url(x)`: an address that is safe as a link's target, or else a text as a part of one.
  ///
  /// `{{url(room_url)}}` gives `https://acme.daily.co/weekly%20sync`, and
  /// `https://tickets.example/?q={{url(title)}}` gives `https://tickets.example/?q=Q3%3A%20plan`.
  ///
  /// An `http:`, `https:` or `mailto:` address keeps its delimiters (RFC 3986, section 2.2) but
  /// for those that are markup somewhere. Of every other text all but unreserved characters are
  /// percent-encoded, so that `javascript:…` has no scheme any more.
  var urlFunction: Function {
    Function("url") { [output = self.output] value, result in
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
          // Entities are read in links of HTML and of Markdown alike.
          result.append(contentsOf: (output == .jsonLines ? "&" : "&amp;").utf8)
        } else {
          result.append(UInt8(ascii: "%"))
          // RFC 3986, section 2.1, prefers upper case.
          result.append(UInt8(uppercaseHexadecimalDigit: byte >> 4))
          result.append(UInt8(uppercaseHexadecimalDigit: byte & 0xF))
        }
      }
    }
  }

  /// Whether a text has a scheme that links may have, and after it what the scheme asks for.
  private static func isAddress(_ text: [UInt8]) -> Bool {
    let lowered = text.prefix(9).map(\.lowercased)
    return ["https://", "http://", "mailto:"].contains {
      lowered.starts(with: $0.utf8) && text.count > $0.utf8.count
    }
  }

  /// RFC 3986, section 2.3; but `_` and `~` are markup in Markdown.
  private static func isUnreserved(_ byte: UInt8, in format: OutputFormat) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "."): true
    case UInt8(ascii: "_"), UInt8(ascii: "~"): format != .markdown
    default: byte.isAlphanumeric
    }
  }

  /// The delimiters that an address needs, each once: two in a row can be markup, as `==` is.
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

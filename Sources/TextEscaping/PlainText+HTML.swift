internal import TextScanning

extension PlainText {
  /// Appends text to HTML written so far, in element content or inside a tag.
  ///
  ///     Ann <CEO> & "Bob"   →   Ann &lt;CEO&gt; &amp; &quot;Bob&quot;
  ///
  /// The end of `output` decides how: in element content a line break becomes `<br>` and a line
  /// feed; in a `title`, `textarea` or `option`, which hold no elements, a line feed; inside a tag,
  /// everything that could end an attribute's value, quoted or not, becomes a character reference.
  ///
  /// Not for the content of `script` and `style`, where HTML has no escapes.
  public static func appendHTML(_ text: String, to output: inout [UInt8]) {
    withNormalisedBytes(text) { bytes in
      let position = HTMLPosition(endOf: output)
      let special = position == .tag ? TagEscaping.special : specialInHTML
      var run = 0
      var index = 0
      if position == .tag, !bytes.isEmpty, TagEscaping.namesTag(after: output, with: bytes[0]) {
        CharacterReference.append(UInt32(bytes[0]), to: &output)
        run = 1
        index = 1
      }
      while true {
        index = special.firstIndex(in: bytes, from: index)
        guard index < bytes.count else { break }
        let byte = bytes[index]
        bytes.extracting(run..<index).withUnsafeBufferPointer { output.append(contentsOf: $0) }
        index += 1
        run = index
        switch byte {
        case 0x0A where position == .text: output.append(contentsOf: "<br>\n".utf8)
        case 0x0A where position == .textOnlyElement: output.append(byte)
        default: CharacterReference.append(UInt32(byte), to: &output)
        }
      }
      bytes.extracting(run..<bytes.count)
        .withUnsafeBufferPointer { output.append(contentsOf: $0) }
    }
  }

  private static let specialInHTML = ByteSet("\n&<>\"'")
}

/// The kind of place at the end of HTML written so far.
enum HTMLPosition {
  /// Element content, where other elements may stand.
  case text
  /// The content of an element that holds text only (RCDATA), or drops elements.
  case textOnlyElement
  /// An unclosed tag or comment.
  case tag

  /// How many bytes back the start of a tag is searched for; beyond that, the place counts as text.
  private static let limit = 1024

  /// Reads the end of HTML written so far.
  init(endOf output: [UInt8]) {
    let earliest = max(0, output.count - Self.limit)
    var index = output.count - 1
    while index >= earliest {
      switch output[index] {
      case UInt8(ascii: ">"):
        self = Self.holdsTextOnly(output, tagEndingAt: index) ? .textOnlyElement : .text
        return
      case UInt8(ascii: "<"):
        self = .tag
        return
      default: index -= 1
      }
    }
    self = .text
  }

  private static func holdsTextOnly(_ output: [UInt8], tagEndingAt end: Int) -> Bool {
    let earliest = max(0, end - limit)
    var start = end - 1
    while start >= earliest, output[start] != UInt8(ascii: "<") { start -= 1 }
    guard start >= earliest else { return false }
    // The first letter rules out most tags.
    switch output[start + 1] | 0x20 {
    case UInt8(ascii: "t"):
      return isTag("title", in: output, at: start) || isTag("textarea", in: output, at: start)
    case UInt8(ascii: "o"): return isTag("option", in: output, at: start)
    default: return false
    }
  }

  /// Whether a tag with this name begins at an index.
  private static func isTag(_ name: StaticString, in output: [UInt8], at start: Int) -> Bool {
    let letters = output[(start + 1)...].prefix(while: \.isLetter)
    return name.withUTF8Buffer { name in letters.elementsEqual(name) { $0 | 0x20 == $1 } }
  }
}

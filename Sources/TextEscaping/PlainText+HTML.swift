package import TextScanning

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
    appendHTML(TextSlice(text), to: &output)
  }

  /// Appends text to HTML like ``appendHTML(_:to:)``.
  package static func appendHTML(_ text: TextSlice, to output: inout [UInt8]) {
    appendHTML(text, at: HTMLPosition(endOf: output), to: &output)
  }

  /// Appends text to HTML at a position that the writer knows.
  package static func appendHTML(
    _ text: TextSlice, at position: HTMLPosition, to output: inout [UInt8]
  ) {
    text.withUTF8 { appendHTML($0, at: position, to: &output) }
  }

  private static func appendHTML(
    _ text: Span<UInt8>, at position: HTMLPosition, to output: inout [UInt8]
  ) {
    withNormalisedBytes(text) { bytes in
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

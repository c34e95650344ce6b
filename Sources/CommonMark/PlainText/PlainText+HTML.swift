extension PlainText {
  /// Appends a text to the HTML that was written so far, as text or inside a tag.
  ///
  ///     Ann <CEO> & "Bob"   →   Ann &lt;CEO&gt; &amp; &quot;Bob&quot;
  ///
  /// The end of `output` tells what is right: in text a line break becomes `<br>` and a line feed;
  /// in a `title`, `textarea` or `option`, which hold no elements, a line feed; in a tag all that
  /// could end an attribute's value, quoted or not, is a character reference.
  ///
  /// Not for the content of `script` and `style`, in which HTML has no escapes.
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

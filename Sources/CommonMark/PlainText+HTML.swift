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
      var run = 0
      for index in 0..<bytes.count {
        let byte = bytes[index]
        let isEscaped =
          switch byte {
          case 0x0A, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
            UInt8(ascii: "'"):
            true
          default: position == .tag && TagEscaping.isEscaped(byte, isFirst: index == 0)
          }
        guard isEscaped else { continue }
        bytes.extracting(run..<index).withUnsafeBufferPointer { output.append(contentsOf: $0) }
        run = index + 1
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
}

import Testing
import TextScanning

@Suite struct ASCIITests {
  @Test func `every byte is in the classes that its character is in`() {
    for byte in UInt8.min...UInt8.max {
      let scalar = Unicode.Scalar(byte)
      let isASCII = byte < 0x80
      #expect(byte.isDigit == ("0"..."9").contains(scalar), "\(byte)")
      #expect(byte.isUppercase == ("A"..."Z").contains(scalar), "\(byte)")
      #expect(byte.isLowercase == ("a"..."z").contains(scalar), "\(byte)")
      #expect(byte.isLetter == (isASCII && scalar.properties.isAlphabetic), "\(byte)")
      #expect(byte.isAlphanumeric == (byte.isLetter || byte.isDigit), "\(byte)")
      #expect(byte.isHexadecimalDigit == scalar.properties.isASCIIHexDigit, "\(byte)")
      #expect(byte.isPunctuation == "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~".utf8.contains(byte))
      #expect(byte.isSpaceOrTab == " \t".utf8.contains(byte), "\(byte)")
      #expect(byte.isWhiteSpace == " \t\n".utf8.contains(byte), "\(byte)")
      #expect(byte.isHTMLWhiteSpace == [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(byte), "\(byte)")
      #expect(byte.isCWhiteSpace == (isASCII && scalar.properties.isWhitespace), "\(byte)")
    }
  }

  @Test func `hexadecimal digits and their values match`() {
    for value in UInt8(0)..<16 {
      let digit = String(value, radix: 16).utf8.first
      #expect(UInt8(hexadecimalDigit: value) == digit)
      #expect(UInt8(uppercaseHexadecimalDigit: value).lowercased == digit)
      #expect(UInt8(hexadecimalDigit: value).hexadecimalValue == value)
      #expect(UInt8(uppercaseHexadecimalDigit: value).hexadecimalValue == value)
    }
    for byte in UInt8.min...UInt8.max {
      #expect((byte.hexadecimalValue != nil) == byte.isHexadecimalDigit, "\(byte)")
    }
  }

  @Test func `only ASCII letters become lower case`() {
    #expect(
      "ÄBC\u{212A}Z09".lowercasedASCII.unicodeScalars.elementsEqual("Äbc\u{212A}z09".unicodeScalars)
    )
  }

  @Test(arguments: [
    ("  a b\t", "a b"), ("a", "a"), (" \t", ""), ("", ""), ("\ta", "a"), ("a ", "a"),
  ])
  func `trimming drops matching bytes at both ends`(_ text: String, _ wanted: String) {
    let trimmed = text.utf8.trimming(while: \.isSpaceOrTab)
    #expect(String(Substring(trimmed)) == wanted)
  }
}

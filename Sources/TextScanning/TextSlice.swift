/// A part of a text, which shares the text's storage instead of copying it.
///
/// What was said in a meeting is one text, of which each turn is a slice; a string of its own is made
/// when something asks for it. As long as a slice is there, so is the whole text.
///
/// Slices are equal if their bytes are.
@frozen public struct TextSlice: Sendable {
  @usableFromInline var base: String
  // 32 bits each keep a slice, and all values of templates, at 24 bytes.
  @usableFromInline var start: UInt32
  @usableFromInline var end: UInt32

  /// The whole of a text, of less than 4 GB.
  @inlinable public init(_ text: String) {
    self.init(base: text, start: 0, end: UInt32(text.utf8.count))
  }

  /// A part of a text.
  ///
  /// - Parameter range: The offsets in UTF-8 of its start and its end, both between two scalars.
  public init(_ text: String, utf8 range: Range<Int>) {
    if let start = UInt32(exactly: range.lowerBound), let end = UInt32(exactly: range.upperBound) {
      self.init(base: text, start: start, end: end)
    } else {
      let utf8 = text.utf8
      let first = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
      self.init(String(text[first..<utf8.index(first, offsetBy: range.count)]))
    }
  }

  @inlinable init(base: String, start: UInt32, end: UInt32) {
    self.base = base
    self.start = start
    self.end = end
  }

  /// Whether it has no characters.
  @inlinable public var isEmpty: Bool { start == end }

  /// The number of bytes in UTF-8.
  @inlinable package var count: Int { Int(end - start) }

  /// Calls a closure with the bytes in UTF-8.
  @inlinable
  public func withUTF8<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    // Not by the string's own span: Swift 6.3 loses that of a short string in optimised code.
    var text = base
    return text.withUTF8 { body($0.span.extracting(Int(start)..<Int(end))) }
  }

  /// The bytes in UTF-8.
  public var utf8: Substring.UTF8View {
    let utf8 = base.utf8
    let first = utf8.index(utf8.startIndex, offsetBy: Int(start))
    return utf8[first..<utf8.index(first, offsetBy: count)]
  }

  /// The text as a string, which is a copy unless the slice is the whole of a text.
  public var string: String {
    if count == base.utf8.count { return base }
    return withUTF8 { utf8 in
      utf8.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
  }
}

extension TextSlice: Hashable {
  /// Whether two slices have the same bytes.
  public static func == (left: Self, right: Self) -> Bool {
    left.withUTF8 { left in
      right.withUTF8 { right in
        left.withUnsafeBufferPointer { left in
          right.withUnsafeBufferPointer { left.elementsEqual($0) }
        }
      }
    }
  }

  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) {
    withUTF8 { text in
      hasher.combine(text.count)
      text.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
  }
}

extension TextSlice: CustomStringConvertible {
  /// The text.
  public var description: String { string }
}

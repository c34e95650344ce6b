/// Reads JSON texts (RFC 8259) into values that keep key order, duplicate keys and number spelling.
///
/// The grammar is strict: no comments, no trailing commas, no `NaN`. A UTF-8 byte order mark at the
/// start is skipped. An unpaired surrogate escape becomes U+FFFD. Time and memory are linear in the
/// text, and ``Options/maximumDepth`` bounds the stack.
public enum JSONParser {
  /// The result of parsing.
  public struct Parsed: Sendable {
    /// The value.
    public let value: JSONValue
    /// The offset after the value, which white space may follow.
    public let end: Int
    /// The position of the first bytes that are not UTF-8 and became U+FFFD; nil if there are none.
    public let firstRepair: JSONPosition?
    /// The position of the first unpaired surrogate escape, which became U+FFFD; nil if none.
    public let firstLoneSurrogate: JSONPosition?
  }

  /// Parses a text with one value; bytes that are not UTF-8 are an error.
  public static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    try parseText(bytes.span).value
  }

  /// Parses a text with one value, such as a document inside a string of another one.
  public static func parse(_ text: String) throws(JSONError) -> JSONValue {
    try parse(Array(text.utf8))
  }

  /// Parses a text with one value, which may have white space around it.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - base: The position of the text in a larger one, such as a line of a file; positions in
  ///     errors and repairs are counted from it.
  ///   - options: What is tolerated.
  public static func parseText(
    _ bytes: Span<UInt8>, from base: JSONPosition = .start, options: Options = Options()
  ) throws(JSONError) -> Parsed {
    var parser = ValueParser(options: options)
    do throws(ParseFailure) {
      parser.offset = ByteOrderMark.length(in: bytes)
      let value = try parser.value(in: bytes, depth: 0)
      let end = parser.offset
      parser.skipWhiteSpace(in: bytes)
      guard parser.offset == bytes.count else { throw parser.failure(.expected(.end)) }
      return parser.parsed(value, end: end, in: bytes, from: base)
    } catch {
      throw error.error(in: bytes, from: base, limit: options.maximumDepth)
    }
  }

  /// Parses the first value of a text that may have several, and tells where it ends.
  ///
  /// To parse the next one, drop the first ``Parsed/end`` bytes, and pass `base.advanced(over:)`
  /// those bytes as its base.
  ///
  /// - Returns: The value, or nil if there is only white space.
  public static func parsePrefix(
    of bytes: Span<UInt8>, from base: JSONPosition = .start, options: Options = Options()
  ) throws(JSONError) -> Parsed? {
    var parser = ValueParser(options: options)
    do throws(ParseFailure) {
      parser.offset = ByteOrderMark.length(in: bytes)
      parser.skipWhiteSpace(in: bytes)
      guard parser.offset < bytes.count else { return nil }
      let value = try parser.value(in: bytes, depth: 0)
      return parser.parsed(value, end: parser.offset, in: bytes, from: base)
    } catch {
      throw error.error(in: bytes, from: base, limit: options.maximumDepth)
    }
  }

  /// What a parser tolerates.
  public struct Options: Sendable, Hashable {
    /// How to handle bytes in a string that are not UTF-8.
    public enum InvalidUTF8: Sendable, Hashable {
      /// They are an error.
      case refuse
      /// Each maximal subpart (Unicode, section 3.9) becomes U+FFFD, which the result reports.
      case repair
    }

    /// How to handle bytes in a string that are not UTF-8; outside strings they are an error.
    public var invalidUTF8: InvalidUTF8
    /// The maximum depth of nested arrays and objects: 0 to 512.
    public let maximumDepth: Int

    /// Makes options.
    ///
    /// - Parameters:
    ///   - invalidUTF8: How to handle bytes in a string that are not UTF-8.
    ///   - maximumDepth: The maximum depth of nested arrays and objects. It is limited to 512, since
    ///     deeper values could not be compared or released on a small stack.
    public init(invalidUTF8: InvalidUTF8 = .refuse, maximumDepth: Int = 512) {
      self.invalidUTF8 = invalidUTF8
      self.maximumDepth = min(max(maximumDepth, 0), 512)
    }
  }
}

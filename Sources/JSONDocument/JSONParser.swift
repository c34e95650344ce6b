/// Reads JSON texts (RFC 8259) into values that keep key order, duplicate keys and number spelling.
///
/// The grammar is kept strictly: no comments, no trailing commas, no `NaN`. A UTF-8 byte order mark
/// at the start is skipped. An escape that is half of a surrogate pair becomes U+FFFD. Time and
/// memory are linear in the text, and the stack is bounded by ``Options/maximumDepth``.
public enum JSONParser {
  /// What a text held.
  public struct Parsed: Sendable {
    /// The value.
    public let value: JSONValue
    /// The offset behind the value, in the bytes that were given; white space may follow there.
    public let end: Int
    /// Where bytes that are not UTF-8 were first replaced by U+FFFD; nil where nothing was repaired.
    public let firstRepair: JSONPosition?
    /// Where an escape is half of a surrogate pair, which became U+FFFD; nil where none is.
    public let firstLoneSurrogate: JSONPosition?
  }

  /// Parses a text that is one value; bytes that are not UTF-8 are an error.
  public static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    try parseText(bytes.span).value
  }

  /// Parses a text that is one value.
  ///
  /// - Parameter text: The JSON text, such as a document that stands in a string of another one.
  public static func parse(_ text: String) throws(JSONError) -> JSONValue {
    try parse(Array(text.utf8))
  }

  /// Parses a text that is one value, with white space around it.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - base: Where the bytes stand in what the user knows, a line of a file for example; the
  ///     positions in errors and repairs are counted from it.
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

  /// Parses the first value of a text and says where it ends, for texts that hold several.
  ///
  /// What follows the value is not looked at. To go on, drop the first ``Parsed/end`` bytes, and
  /// pass `base.advanced(over:)` those bytes as the next base.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - base: Where the bytes stand in what the user knows.
  ///   - options: What is tolerated.
  /// - Returns: Nil where the bytes hold nothing but white space.
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
}

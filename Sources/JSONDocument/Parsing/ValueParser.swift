/// A recursive descent parser over the bytes of a text.
///
/// The bytes are passed to every function rather than stored, so that they stay in registers.
struct ValueParser {
  let options: JSONParser.Options
  var offset = 0
  /// The buffer for strings with escapes.
  var unescaped: [UInt8] = []
  /// The bitwise OR of the current string's bytes, and perhaps more: it tells whether it is ASCII.
  var bits: UInt64 = 0
  /// The initial capacity of an object: the size of the one before, since similar objects often
  /// follow each other; at most 16, so that memory stays linear in the text.
  private var expectedMembers = 4
  /// The offset of the first bytes that became U+FFFD.
  var firstRepair: Int?
  /// The offset of the first unpaired surrogate escape, which became U+FFFD.
  var firstLoneSurrogate: Int?

  init(options: JSONParser.Options) {
    self.options = options
  }

  func parsed(
    _ value: JSONValue, end: Int, in bytes: Span<UInt8>, from base: JSONPosition
  ) -> JSONParser.Parsed {
    let repair = firstRepair.map { base.advanced(over: bytes.extracting(0..<$0)) }
    let loneSurrogate = firstLoneSurrogate.map { base.advanced(over: bytes.extracting(0..<$0)) }
    return JSONParser.Parsed(
      value: value, end: end, firstRepair: repair, firstLoneSurrogate: loneSurrogate)
  }

  func failure(_ problem: ParseFailure.Problem) -> ParseFailure {
    ParseFailure(problem: problem, offset: offset)
  }

  mutating func skipWhiteSpace(in bytes: Span<UInt8>) {
    var index = offset
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"):
        index += 1
      default:
        offset = index
        return
      }
    }
    offset = index
  }

  /// Skips white space and returns the next byte; nil at the end.
  mutating func next(in bytes: Span<UInt8>) -> UInt8? {
    skipWhiteSpace(in: bytes)
    return offset < bytes.count ? bytes[offset] : nil
  }

  /// Reads a value inside `depth` arrays and objects.
  mutating func value(in bytes: Span<UInt8>, depth: Int) throws(ParseFailure) -> JSONValue {
    guard let first = next(in: bytes) else { throw failure(.expected(.value)) }
    switch first {
    case UInt8(ascii: "\""):
      offset += 1
      return .string(try string(in: bytes))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return .number(try number(in: bytes))
    case UInt8(ascii: "{"):
      return .object(JSONObject(members: try members(in: bytes, depth: depth)))
    case UInt8(ascii: "["):
      return .array(try elements(in: bytes, depth: depth))
    case UInt8(ascii: "t"):
      try word("true", in: bytes)
      return .boolean(true)
    case UInt8(ascii: "f"):
      try word("false", in: bytes)
      return .boolean(false)
    case UInt8(ascii: "n"):
      try word("null", in: bytes)
      return .null
    default:
      throw failure(.expected(.value))
    }
  }

  private mutating func word(_ word: String, in bytes: Span<UInt8>) throws(ParseFailure) {
    var index = offset
    for byte in word.utf8 {
      guard index < bytes.count, bytes[index] == byte else {
        // The whole word is reported as wrong, unless the text ends inside it.
        if index == bytes.count { offset = index }
        throw failure(.expected(.value))
      }
      index += 1
    }
    offset = index
  }

  /// Reads an array from its opening bracket.
  private mutating func elements(
    in bytes: Span<UInt8>, depth: Int
  ) throws(ParseFailure) -> [JSONValue] {
    guard depth < options.maximumDepth else { throw failure(.tooDeep) }
    offset += 1
    var elements: [JSONValue] = []
    if next(in: bytes) == UInt8(ascii: "]") {
      offset += 1
      return elements
    }
    elements.reserveCapacity(4)
    while true {
      elements.append(try value(in: bytes, depth: depth + 1))
      switch next(in: bytes) {
      case UInt8(ascii: ","): offset += 1
      case UInt8(ascii: "]"):
        offset += 1
        return elements
      default: throw failure(.expected(.commaOrBracket))
      }
    }
  }

  /// Reads an object from its opening brace.
  private mutating func members(
    in bytes: Span<UInt8>, depth: Int
  ) throws(ParseFailure) -> [JSONObject.Member] {
    guard depth < options.maximumDepth else { throw failure(.tooDeep) }
    offset += 1
    var members: [JSONObject.Member] = []
    if next(in: bytes) == UInt8(ascii: "}") {
      offset += 1
      return members
    }
    members.reserveCapacity(expectedMembers)
    while true {
      guard next(in: bytes) == UInt8(ascii: "\"") else {
        throw failure(.expected(members.isEmpty ? .nameOrBrace : .name))
      }
      offset += 1
      let name = try string(in: bytes)
      guard next(in: bytes) == UInt8(ascii: ":") else { throw failure(.expected(.colon)) }
      offset += 1
      members.append(JSONObject.Member(name: name, value: try value(in: bytes, depth: depth + 1)))
      switch next(in: bytes) {
      case UInt8(ascii: ","): offset += 1
      case UInt8(ascii: "}"):
        offset += 1
        expectedMembers = min(members.count, 16)
        return members
      default: throw failure(.expected(.commaOrBrace))
      }
    }
  }
}

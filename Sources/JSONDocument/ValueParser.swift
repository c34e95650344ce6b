/// The recursive descent over the bytes of a text.
///
/// The bytes are a parameter of each step, not a part of the state: so they stay in registers.
struct ValueParser {
  let options: JSONParser.Options
  var offset = 0
  /// Where strings with escapes are put together.
  var unescaped: [UInt8] = []
  /// The bits of all bytes of the string that is read, or more: they tell whether it is ASCII.
  var bits: UInt64 = 0
  /// The room that an object gets at first: as many members as the one before it had, since
  /// objects of a kind come in a row; at most 16, so that memory stays linear in the text.
  private var expectedMembers = 4
  /// The offset of the first bytes that were replaced by U+FFFD.
  var firstRepair: Int?
  /// The offset of the first escape that is half of a surrogate pair and became U+FFFD.
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

  /// The next byte that is not white space; nil at the end.
  mutating func next(in bytes: Span<UInt8>) -> UInt8? {
    skipWhiteSpace(in: bytes)
    return offset < bytes.count ? bytes[offset] : nil
  }

  /// Reads a value that lies in `depth` arrays and objects.
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
        // The word as a whole is what is wrong, unless the text ends in it.
        if index == bytes.count { offset = index }
        throw failure(.expected(.value))
      }
      index += 1
    }
    offset = index
  }

  /// Reads an array whose bracket is next.
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

  /// Reads an object whose brace is next.
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
      members.append(
        JSONObject.Member(name: name, value: try value(in: bytes, depth: depth + 1)))
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

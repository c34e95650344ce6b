internal import JSONDocument

/// Scans the values of a text one by one: on lines of their own, consecutive, or in arrays.
///
/// After a value that is not JSON, scanning resumes in an array at the next comma outside brackets,
/// otherwise at the next line that looks like the start of an item. The time is linear in the
/// length of the text, whatever it contains.
struct ItemScanner: Sendable {
  private enum State {
    case start
    /// Outside an array.
    case outside
    /// In an array, before the element with this number.
    case before(Int)
    /// In an array, after the element with this number.
    case behind(Int)
    case end
  }

  private let bytes: [UInt8]
  /// The index of the next byte.
  private var offset = 0
  private var state = State.start
  private var isEmpty = true
  /// The last position that was computed, from which lines are counted on.
  private var counted = JSONPosition.start
  /// The number of bytes parsed in vain beyond the line on which a value began.
  private var wasted = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The next value, or the error in its place; nil at the end.
  mutating func next() -> Result<ScannedItem, BotStatusError>? {
    while true {
      offset = InputCheck.firstSignificant(in: bytes.span, from: offset)
      let byte = offset < bytes.count ? bytes[offset] : nil
      switch (state, byte) {
      case (.start, _):
        state = .outside
        guard let error = InputCheck.error(in: bytes) else { continue }
        state = .end
        return .failure(error)
      case (.outside, UInt8(ascii: "[")):
        offset += 1
        let first = InputCheck.firstSignificant(in: bytes.span, from: offset)
        let isClosed = first < bytes.count && bytes[first] == UInt8(ascii: "]")
        state = isClosed ? .behind(0) : .before(1)
      case (.outside, nil):
        state = .end
        return isEmpty ? .failure(BotStatusError(.empty)) : nil
      case (.outside, _):
        return line()
      case (.before(let number), _):
        state = .behind(number)
        return element(number)
      case (.behind(let number), UInt8(ascii: ",")):
        offset += 1
        state = .before(number + 1)
      case (.behind, UInt8(ascii: "]")):
        offset += 1
        state = .outside
      case (.behind(let number), _):
        return .failure(missingComma(behind: number))
      case (.end, _):
        return nil
      }
    }
  }

  /// The line and column of an index.
  ///
  /// - Parameter index: An index no less than the last one passed.
  mutating func position(of index: Int) -> JSONPosition {
    counted = counted.advanced(over: bytes.span.extracting(counted.offset..<index))
    return counted
  }

  // MARK: Values

  /// Reads the value at the offset and advances past it.
  private mutating func value(number: Int?) throws(JSONError) -> ScannedItem {
    isEmpty = false
    let text = bytes
    let start = offset
    do throws(JSONError) {
      let parsed = try JSONParser.parsePrefix(
        of: text.span.extracting(start..<text.count), options: .tolerant)
      guard let parsed else {
        throw JSONError(.expected(.value, found: .end), at: .start)
      }
      let repair = parsed.firstRepair.map { absolute($0) }
      let loneSurrogate = parsed.firstLoneSurrogate.map { absolute($0) }
      offset += parsed.end
      return ScannedItem(
        value: parsed.value, offset: start, number: number, firstRepair: repair,
        firstLoneSurrogate: loneSurrogate)
    } catch {
      throw JSONError(error.kind, at: absolute(error.position))
    }
  }

  /// Reads a value outside an array.
  private mutating func line() -> Result<ScannedItem, BotStatusError> {
    do throws(JSONError) {
      return .success(try value(number: nil))
    } catch {
      var error = error
      let lineEnd = TranscriptLine.lineFeed(from: offset, in: bytes.span)
      wasted += max(0, error.offset - lineEnd)
      let next = nextItem(from: wasted > bytes.count ? max(lineEnd, error.offset) : lineEnd)
      // A truncated line appears to continue on the next one: report the error at its own end.
      if next <= error.offset { error = errorOfLine(endingAt: lineEnd) ?? error }
      offset = error.kind == .utf16 ? bytes.count : next
      return .failure(BotStatusError(error))
    }
  }

  /// The error in the text from the offset to the end of its line.
  private mutating func errorOfLine(endingAt lineEnd: Int) -> JSONError? {
    do throws(JSONError) {
      _ = try JSONParser.parsePrefix(
        of: bytes.span.extracting(offset..<lineEnd), options: .tolerant)
      return nil
    } catch {
      return JSONError(error.kind, at: absolute(error.position))
    }
  }

  /// Reads an element of an array.
  private mutating func element(_ number: Int) -> Result<ScannedItem, BotStatusError> {
    do throws(JSONError) {
      return .success(try value(number: number))
    } catch {
      offset = endOfElement()
      // Do not report a truncated text twice.
      if offset == bytes.count { state = .end }
      return .failure(BotStatusError(error, itemNumber: number))
    }
  }

  /// Skips the text found in place of the comma after an element.
  private mutating func missingComma(behind number: Int) -> BotStatusError {
    let place = position(of: offset)
    var found = JSONError.Found.end
    if offset < bytes.count {
      let byte = bytes[offset]
      found = byte < 0x80 ? .scalar(Unicode.Scalar(byte)) : .byte(byte)
    }
    offset = endOfElement()
    if offset == bytes.count { state = .end }
    let kind = JSONError.Kind.expected(.commaOrBracket, found: found)
    return BotStatusError(JSONError(kind, at: place), itemNumber: number)
  }

  /// Converts a position relative to the offset into one relative to the start of the text.
  private mutating func absolute(_ relative: JSONPosition) -> JSONPosition {
    let base = position(of: offset)
    return JSONPosition(
      offset: base.offset + relative.offset,
      line: base.line + relative.line - 1,
      column: relative.line == 1 ? base.column + relative.column - 1 : relative.column)
  }

  // MARK: Error recovery

  /// The start of the next line that may begin an item: not a blank line, and not one that looks
  /// like the inside of a multi-line object.
  private func nextItem(from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      index = TranscriptLine.lineFeed(from: index, in: bytes.span) + 1
      guard index < bytes.count else { break }
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"),
        UInt8(ascii: "\""), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ","):
        continue
      default:
        return index
      }
    }
    return bytes.count
  }

  /// The index of the next comma or bracket that ends the element at the offset.
  ///
  /// A closing bracket also closes all brackets opened after its own opening bracket: the element
  /// ends at the first comma in `{"a": [1}, {"b": 2}`.
  private func endOfElement() -> Int {
    var open = OpenBrackets()
    var isInString = false
    var index = offset
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""): isInString.toggle()
      case UInt8(ascii: "\\") where isInString: index += 1
      // A string cannot contain a line feed, so this one was not closed.
      case UInt8(ascii: "\n"): isInString = false
      case _ where isInString: break
      case UInt8(ascii: "{"): open.open(.brace)
      case UInt8(ascii: "["): open.open(.bracket)
      case UInt8(ascii: "}"): _ = open.close(.brace)
      case UInt8(ascii: "]"): if !open.close(.bracket) { return index }
      case UInt8(ascii: ",") where open.isEmpty: return index
      default: break
      }
      index += 1
    }
    return bytes.count
  }
}

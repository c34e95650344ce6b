import FuzzRunner
import JSONDocument

/// Any bytes are read or refused, at a place within them; what is read is the same after it was
/// written, and reading with repair is reading what `String` repairs.
func property(_ text: [UInt8]) throws {
  let value = try read(text)
  if let value { try checkWriting(value) }
  try checkRepair(text, value)
  try checkPrefixes(text, value)
}

func read(_ text: [UInt8]) throws -> JSONValue? {
  do throws(JSONError) {
    return try JSONParser.parse(text)
  } catch {
    try check((0...text.count).contains(error.offset), "\(error) at \(error.offset)")
    try check(error.description.utf8.allSatisfy { (0x20...0x7E).contains($0) }, "\(error)")
    try check(!error.isUnexpectedEnd || error.offset == text.count, "\(error) is not the end")
    return nil
  }
}

func checkWriting(_ value: JSONValue) throws {
  let compact = JSONWriter.bytes(of: value)
  try check(try JSONParser.parse(compact) == value, "compact text is another value")
  let pretty = try JSONParser.parse(JSONWriter.bytes(of: value, layout: .pretty))
  try check(pretty == value, "pretty text is another value")
  try check(pretty.hashValue == value.hashValue, "equal values have different hashes")
  let scalars = String(decoding: compact, as: UTF8.self).unicodeScalars
  let torn = scalars.contains {
    $0.value < 0x20 || ["\u{85}", "\u{2028}", "\u{2029}"].contains($0)
  }
  try check(!torn, "a reader may take compact text for several lines")
}

func checkRepair(_ text: [UInt8], _ value: JSONValue?) throws {
  let options = JSONParser.Options(invalidUTF8: .repair)
  let repaired = Array(String(decoding: text, as: UTF8.self).utf8)
  let direct = try? JSONParser.parseText(text.span, options: options)
  try check(direct?.value == (try? JSONParser.parse(repaired)), "repair goes another way")
  if let value { try check(direct?.value == value, "valid text was repaired") }
  if let direct {
    try check((direct.firstRepair == nil) == (repaired == text), "a repair was not told")
  }
}

func checkPrefixes(_ text: [UInt8], _ value: JSONValue?) throws {
  var values: [JSONValue] = []
  var position = JSONPosition.start
  do throws(JSONError) {
    while let parsed = try JSONParser.parsePrefix(
      of: text.span.extracting(position.offset...), from: position)
    {
      let end = position.offset + parsed.end
      guard parsed.end > 0, end <= text.count else { break }
      values.append(parsed.value)
      position = position.advanced(over: text.span.extracting(position.offset..<end))
    }
  } catch {
    try check((position.offset...text.count).contains(error.offset), "\(error)")
    try check(value == nil, "a prefix of valid text is not valid: \(error)")
  }
  if let value { try check(values == [value], "the text has other values one by one") }
}

FuzzRunner.run(property)

internal import JSONDocument
internal import MeetingModel
internal import TextScanning

/// Writes the members of a JSON object one by one, without building the object first.
struct ObjectWriter {
  private var isFirst = true

  init(_ output: inout [UInt8]) {
    output.append(UInt8(ascii: "{"))
  }

  func close(_ output: inout [UInt8]) {
    output.append(UInt8(ascii: "}"))
  }

  mutating func append(_ name: StaticString, text: String?, to output: inout [UInt8]) {
    begin(name, &output)
    guard let text else { return Self.appendNull(&output) }
    JSONWriter.append(string: text, to: &output)
  }

  mutating func append(_ name: StaticString, text: TextSlice, to output: inout [UInt8]) {
    begin(name, &output)
    text.withUTF8 { JSONWriter.append(string: $0, to: &output) }
  }

  mutating func append(_ name: StaticString, integer: Int64?, to output: inout [UInt8]) {
    begin(name, &output)
    guard let integer else { return Self.appendNull(&output) }
    Self.append(integer, to: &output)
  }

  /// Appends an integer on its own.
  static func append(_ integer: Int64, to output: inout [UInt8]) {
    if integer < 0 { output.append(UInt8(ascii: "-")) }
    DigitWriter.append(to: &output) { $0.append(integer.magnitude) }
  }

  /// Appends a moment in UTC, truncated to the millisecond, or `null`.
  mutating func append(_ name: StaticString, moment: Instant?, to output: inout [UInt8]) {
    begin(name, &output)
    guard let moment else { return Self.appendNull(&output) }
    output.append(UInt8(ascii: "\""))
    DigitWriter.append(to: &output) { $0.append(rfc3339: moment, milliseconds: true) }
    output.append(UInt8(ascii: "\""))
  }

  /// Appends milliseconds as seconds with three decimals, or `null`.
  mutating func append(_ name: StaticString, seconds milliseconds: Int64?, to output: inout [UInt8])
  {
    begin(name, &output)
    guard let milliseconds else { return Self.appendNull(&output) }
    DigitWriter.append(to: &output) { $0.append(seconds: milliseconds) }
  }

  /// Appends a value as received, or `null`.
  mutating func append(_ name: StaticString, value: JSONValue?, to output: inout [UInt8]) {
    begin(name, &output)
    guard let value else { return Self.appendNull(&output) }
    JSONWriter.append(value, to: &output)
  }

  mutating func append<Element>(
    _ name: StaticString, list: [Element], to output: inout [UInt8],
    element: (Element, inout [UInt8]) -> Void
  ) {
    begin(name, &output)
    output.append(UInt8(ascii: "["))
    var isFirstElement = true
    for item in list {
      if !isFirstElement { output.append(UInt8(ascii: ",")) }
      isFirstElement = false
      element(item, &output)
    }
    output.append(UInt8(ascii: "]"))
  }

  private mutating func begin(_ name: StaticString, _ output: inout [UInt8]) {
    if !isFirst { output.append(UInt8(ascii: ",")) }
    isFirst = false
    output.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { output.append(contentsOf: $0) }
    output.append(UInt8(ascii: "\""))
    output.append(UInt8(ascii: ":"))
  }

  private static func appendNull(_ output: inout [UInt8]) {
    output.append(contentsOf: "null".utf8)
  }
}

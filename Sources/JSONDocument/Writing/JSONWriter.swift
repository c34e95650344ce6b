/// Writes JSON values as UTF-8 text.
///
/// Key order, duplicate keys and the spelling of numbers are kept, so that parsed text is written
/// back unchanged except for white space, the spelling of escapes and U+FFFD. Compact text is one
/// line for every reader; see `appendEscaped`.
public enum JSONWriter {
  /// How values are laid out.
  public enum Layout: Sendable, Hashable {
    /// On one line without white space, as JSON Lines requires.
    case compact
    /// One line for each element and member, indented by two spaces per level.
    case pretty
  }

  /// Appends a value; no line end follows it.
  ///
  /// The stack grows with the depth of the value.
  public static func append(
    _ value: JSONValue, to output: inout [UInt8], layout: Layout = .compact
  ) {
    append(value, to: &output, indentation: layout == .pretty ? 0 : nil)
  }

  /// The bytes of a value; no line end follows it.
  public static func bytes(of value: JSONValue, layout: Layout = .compact) -> [UInt8] {
    var output: [UInt8] = []
    append(value, to: &output, layout: layout)
    return output
  }

  /// - Parameter indentation: The level of the line that the value begins on; nil in compact text.
  private static func append(_ value: JSONValue, to output: inout [UInt8], indentation: Int?) {
    switch value {
    case .null: output.append(contentsOf: "null".utf8)
    case .boolean(true): output.append(contentsOf: "true".utf8)
    case .boolean(false): output.append(contentsOf: "false".utf8)
    case .number(let number): output.append(contentsOf: number.spelling.utf8)
    case .string(let string): append(string: string, to: &output)
    case .array(let elements): append(elements, to: &output, indentation: indentation)
    case .object(let object): append(object, to: &output, indentation: indentation)
    }
  }

  private static func append(_ elements: [JSONValue], to output: inout [UInt8], indentation: Int?) {
    output.append(UInt8(ascii: "["))
    let inner = indentation.map { $0 + 1 }
    for (index, element) in elements.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      appendLineEnd(to: &output, indentation: inner)
      append(element, to: &output, indentation: inner)
    }
    if !elements.isEmpty { appendLineEnd(to: &output, indentation: indentation) }
    output.append(UInt8(ascii: "]"))
  }

  private static func append(_ object: JSONObject, to output: inout [UInt8], indentation: Int?) {
    output.append(UInt8(ascii: "{"))
    let inner = indentation.map { $0 + 1 }
    for (index, member) in object.members.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      appendLineEnd(to: &output, indentation: inner)
      append(string: member.name, to: &output)
      output.append(UInt8(ascii: ":"))
      if inner != nil { output.append(UInt8(ascii: " ")) }
      append(member.value, to: &output, indentation: inner)
    }
    if !object.members.isEmpty { appendLineEnd(to: &output, indentation: indentation) }
    output.append(UInt8(ascii: "}"))
  }

  private static func appendLineEnd(to output: inout [UInt8], indentation: Int?) {
    guard let indentation else { return }
    output.append(UInt8(ascii: "\n"))
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * indentation))
  }
}

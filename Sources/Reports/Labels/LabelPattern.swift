/// A label with placeholders, such as `{day} {month} {year}`, split once.
struct LabelPattern: Sendable {
  private enum Piece: Sendable {
    case text(String)
    /// A placeholder for the value of a name; it stays the name in its braces if there is no value.
    case place(String)
  }

  private let pieces: [Piece]

  /// Splits a label; nil if it has no placeholders.
  init?(_ label: String) {
    var pieces: [Piece] = []
    var text: [UInt8] = []
    var rest = Array(label.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "{"), let name = Self.name(at: rest) else {
        text.append(byte)
        continue
      }
      pieces += [
        .text(String(decoding: text, as: UTF8.self)),
        .place(String(decoding: name, as: UTF8.self)),
      ]
      text.removeAll()
      rest = rest.dropFirst(name.count + 1)
    }
    guard !pieces.isEmpty else { return nil }
    self.pieces = pieces + [.text(String(decoding: text, as: UTF8.self))]
  }

  /// The name before a closing brace; nil if there is none.
  private static func name(at text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let name = text.prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    let isClosed = text[name.endIndex...].first == UInt8(ascii: "}")
    return name.isEmpty || !isClosed ? nil : name
  }

  /// The names of the placeholders, in order.
  var names: [String] {
    pieces.compactMap { piece in
      if case .place(let name) = piece { name } else { nil }
    }
  }

  /// The label with its placeholders replaced by values.
  func filled(_ values: KeyValuePairs<String, String>) -> String {
    var result = ""
    for piece in pieces {
      switch piece {
      case .text(let text): result += text
      case .place(let name): result += values.first { $0.key == name }?.value ?? "{\(name)}"
      }
    }
    return result
  }
}

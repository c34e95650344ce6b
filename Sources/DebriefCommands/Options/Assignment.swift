/// A `name=value` argument, split at the first `=`.
struct Assignment {
  let name: String
  let value: String

  init?(_ text: String) {
    guard let sign = text.utf8.firstIndex(of: UInt8(ascii: "=")), sign > text.startIndex else {
      return nil
    }
    name = String(text[..<sign])
    value = String(text[text.utf8.index(after: sign)...])
  }
}

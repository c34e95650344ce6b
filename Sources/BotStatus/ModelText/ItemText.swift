/// A text of the insights shown as a list item, without its own marker, number and check box.
struct ItemText: Equatable {
  /// The text, which does not begin with a list marker.
  var text: String
  /// Whether the check box is ticked; nil if there is none.
  var isDone: Bool?

  /// The text, preceded by its check box if it has one.
  var boxed: String {
    isDone.map { ($0 ? "☑ " : "☐ ") + text } ?? text
  }

  /// Makes a text without a check box.
  init(text: String) {
    self.text = text
  }

  /// Parses a text, splitting off its check box if it has one.
  init(_ text: String) {
    self.text = text
    for (box, isDone) in Self.boxes where text.utf8.starts(with: box.utf8) {
      let rest = String(Substring(text.utf8.dropFirst(box.utf8.count)))
      let isParted = rest.unicodeScalars.first.map(\.isWhiteSpace) ?? false
      guard !rest.isBlank, isParted || box.utf8.first != UInt8(ascii: "[") else { continue }
      self.text = rest.trimmed
      self.isDone = isDone
      return
    }
  }

  private static let boxes: [(String, Bool)] = [
    ("[ ]", false), ("[]", false), ("[x]", true), ("[X]", true), ("[✓]", true), ("[✔]", true),
    ("☐", false), ("☑️", true), ("☑", true), ("⬜", false),
  ]

  /// The items for an array's elements: one each, or one per item of an element that is a list.
  ///
  /// Numbers are list numbers only if all elements have one and they count from 1; `2024. A year`
  /// and `1. FC Köln` are kept. So are `+` and `-` before numbers, or as signs for pros and cons.
  static func items(_ elements: [String]) -> [[ItemText]] {
    let signs = elements.map { element in
      let line = OutlineLine.lines(
        of: String(element.utf8.prefix { $0 != UInt8(ascii: "\n") }) ?? "")
      return line.first?.sign
    }
    let numbers = signs.map { sign in
      if case .number(let number)? = sign?.kind { number } else { -1 }
    }
    let isNumbered =
      numbers.count > 1
      && (numbers.allSatisfy { $0 == 1 } || numbers.elementsEqual(1...max(1, numbers.count)))
    let bullets = signs.compactMap { $0?.kind == .bullet ? $0?.mark : nil }
    let isForAndAgainst = bullets.contains("+") && bullets.contains("-")
    let dashes = signs.count { $0?.isLongDash ?? false }
    let isSame = bullets.count == elements.count && elements.count > 1 && Set(bullets).count == 1
    return zip(elements, signs).map { element, sign in
      guard let sign else { return [ItemText(element)] }
      let text = element.trimmed
      let rest = text.utf8.dropFirst(sign.length)
      let keepsSign =
        switch sign.kind {
        case .number: !isNumbered
        case .bullet:
          isForAndAgainst
            || !isSame
              && (rest.first.map { (0x30...0x39).contains($0) } ?? false
                || SignedLine.beginsQuantity(Substring(rest).unicodeScalars))
        case .other: sign.isLongDash && dashes == 1 && elements.count > 1
        }
      if let items = MarkdownList.items(of: text), items.count > 1 || !keepsSign {
        return items.map { ItemText($0) }
      }
      guard !keepsSign else { return [ItemText(escaped: text, sign)] }
      return [ItemText(String(Substring(rest)).trimmed)]
    }
  }

  /// Keeps a CommonMark list marker at the start of a text by escaping it.
  private init(escaped text: String, _ sign: ItemSign) {
    let offset =
      switch sign.kind {
      case .number: sign.markLength - 1
      case .bullet: 0
      case .other: -1
      }
    self.text =
      offset < 0
      ? text
      : String(decoding: text.utf8.prefix(offset), as: UTF8.self) + "\\"
        + String(decoding: text.utf8.dropFirst(offset), as: UTF8.self)
  }
}

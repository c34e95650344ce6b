/// The class of the character next to a delimiter run, which decides whether the run is
/// left-flanking or right-flanking (CommonMark 0.30, 6.2).
enum FlankingCharacter {
  /// White space, or the start or end of the text.
  case space
  /// Punctuation to every parser.
  case punctuation
  /// A letter or a digit.
  case word
  /// A symbol or rare punctuation, which only some parsers take for punctuation.
  case symbol
  /// Anything else, which parsers classify differently.
  case other

  init(_ scalar: Unicode.Scalar?) {
    guard let scalar else {
      self = .space
      return
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      self = .word
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: self = .space
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      self = Self.isCommon(scalar) ? .punctuation : .symbol
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      self = scalar.isASCII ? .punctuation : .symbol
    default: self = scalar.value <= 0x20 ? .space : .other
    }
  }

  /// Whether every parser knows a punctuation character: ASCII, General Punctuation, CJK
  /// punctuation and full-width forms.
  private static func isCommon(_ punctuation: Unicode.Scalar) -> Bool {
    switch punctuation.value {
    case 0...0x7F, 0xA1...0xBF, 0x2010...0x205E, 0x3001...0x303D, 0x30A0, 0x30FB,
      0xFE30...0xFE6B, 0xFF01...0xFF65:
      true
    default: false
    }
  }

  /// Whether a run between this and the next character opens emphasis in every parser.
  func opens(before next: FlankingCharacter) -> Bool {
    switch next {
    case .word: true
    case .punctuation, .symbol: self == .space || self == .punctuation
    case .other: self == .space
    case .space: false
    }
  }

  /// Whether a run between this and the next character closes emphasis in every parser.
  func closes(before next: FlankingCharacter) -> Bool {
    next.opens(before: self)
  }

  /// The class of the first character written in emphasis; punctuation for nested emphasis in `_`.
  static func first(in node: Node) -> FlankingCharacter {
    guard let first = leaf(node, \.firstChild, { $0.unicodeScalars.first }) else { return .space }
    guard first == .word else { return first }
    var cursor = node.firstChild
    while let node = cursor, node.kind == .emphasis || node.kind == .strong {
      if node.next != nil { return .punctuation }
      cursor = node.firstChild
    }
    return .word
  }

  /// The class of the last character in emphasis.
  static func last(in node: Node) -> FlankingCharacter {
    leaf(node, \.lastChild) { $0.unicodeScalars.last } ?? .space
  }

  /// The class of the character after emphasis and any outer emphasis that ends with it.
  static func following(_ node: Node) -> FlankingCharacter {
    var node = node
    while true {
      if let next = node.next {
        return leaf(next, \.firstChild) { $0.unicodeScalars.first } ?? .other
      }
      guard let parent = node.parent else { return .space }
      switch parent.kind {
      case .emphasis, .strong: node = parent
      case .link: return .punctuation
      default: return .space
      }
    }
  }

  /// The class of the character at an edge of a node; nil if it is not known.
  private static func leaf(
    _ node: Node, _ child: (Node) -> Node?, _ character: (String) -> Unicode.Scalar?
  ) -> FlankingCharacter? {
    switch node.kind {
    case .text: character(node.literal).map { FlankingCharacter($0) }
    case .softBreak, .lineBreak: .space
    // Written as text.
    case .code where !Code.isInert(span: node.literal): nil
    // White space is written outside the code span.
    case .code where character(node.literal)?.properties.isWhitespace == true: .space
    case .emphasis, .strong: child(node).flatMap { leaf($0, child, character) }
    default: .punctuation
    }
  }
}

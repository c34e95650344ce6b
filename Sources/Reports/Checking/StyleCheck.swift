internal import JSONDocument
internal import TextScanning

/// Finds the mistakes in a stylesheet at which browsers skip a part of it without a message.
///
/// Tokens are told apart as far as that needs (CSS Syntax Level 3, section 4): comments, strings,
/// URLs, escapes, names and brackets. Selectors and values are not looked at.
struct StyleCheck {
  /// A bracket that is open.
  private struct Opening {
    let byte: UInt8
    let offset: Int
    /// Whether it is a brace inside the value of a custom property instead of a block.
    var isValue = false
  }

  /// A rule or a declaration, as far as it has been read.
  private struct Statement {
    /// The offset of its first token.
    let start: Int
    /// The name that it begins with; nil if it begins with something else.
    let name: Range<Int>?
    /// Whether a colon follows that name.
    var hasColon = false
    /// The number of tokens after the colon.
    var valueCount = 0
    /// A name in the value, as long as nothing follows it.
    var lastName: Range<Int>?
    /// A property in the value that a colon follows, as after a missing semicolon.
    var swallowed: Range<Int>?
  }

  /// More findings than anyone reads at once.
  private static let most = 50

  private let css: [UInt8]
  private let path: String
  private var index = 0
  private var open: [Opening] = []
  private var statement: Statement?
  /// Whether a closing parenthesis may still follow; it is looked for to the end once.
  private var hasParenthesis = true
  private var found: [(offset: Int, reason: String)] = []

  /// The problems of a stylesheet, sorted by place.
  static func problems(in style: PackFile) -> [ReportError] {
    var check = StyleCheck(style)
    check.read()
    check.finish()
    return check.problems
  }

  private init(_ style: PackFile) {
    css = Array(style.text.utf8)
    path = style.path
  }

  private var problems: [ReportError] {
    var position = JSONPosition.start
    return found.sorted { $0.offset < $1.offset }.map { finding in
      position = position.advanced(over: css[position.offset..<finding.offset].span)
      return ReportError(
        .invalidPack, at: "\(path):\(position.line):\(position.column)", finding.reason)
    }
  }

  private mutating func report(_ reason: String, at offset: Int) {
    found.append((offset, reason))
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: css[range], as: UTF8.self)
  }

  private func begins(with text: StaticString) -> Bool {
    css[index...].starts(
      with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  // MARK: Tokens

  private mutating func read() {
    if begins(with: "\u{FEFF}") { index += 3 }
    while index < css.count, found.count < Self.most {
      let start = index
      switch Unicode.Scalar(css[index]) {
      case "/" where begins(with: "/*"): skipComment()
      case "*" where begins(with: "*/"):
        report("this ends no comment", at: index)
        index += 2
      case "/" where begins(with: "//"):
        report("// begins no comment in CSS: write /* … */", at: index)
        index = css[index...].firstIndex(of: UInt8(ascii: "\n")) ?? css.count
      case "<" where begins(with: "<!--"): index += 4
      case "-" where begins(with: "-->"): index += 3
      case "\"", "'":
        skipString()
        add(start..<index, isName: false)
      case "{": openBrace()
      case "}": closeBrace()
      case "(", "[":
        add(start..<start + 1, isName: false)
        open.append(Opening(byte: css[index], offset: index))
        index += 1
      case ")", "]": closeBracket()
      case ";" where isInStatement:
        endStatement()
        index += 1
      case ":" where isInStatement:
        addColon()
        index += 1
      case let scalar where css[index].isHTMLWhiteSpace && scalar.isASCII:
        index += 1
      default:
        readWord()
      }
    }
  }

  private mutating func skipComment() {
    let start = index
    index += 2
    while index < css.count, !begins(with: "*/") { index += 1 }
    if index == css.count {
      report("this comment is never closed: \"*/\" is missing", at: start)
    }
    index = min(index + 2, css.count)
  }

  /// Skips a string, which ends at a line break that no backslash precedes (section 4.3.5).
  private mutating func skipString() {
    let start = index
    index += 1
    while index < css.count, css[index] != css[start], css[index] != UInt8(ascii: "\n") {
      index += css[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    if index < css.count, css[index] == css[start] {
      index += 1
    } else {
      index = min(index, css.count)
      report("this text is not closed on its line: a quotation mark is missing", at: start)
    }
  }

  /// Reads a name, a number or any other character.
  private mutating func readWord() {
    let start = index
    while index < css.count,
      css[index] >= 0x80 || css[index].isAlphanumeric
        || "-_\\".utf8.contains(css[index])
    {
      index += css[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    index = min(max(index, start + 1), css.count)
    let word = start..<index
    if text(word).lowercasedASCII == "url", index < css.count, css[index] == UInt8(ascii: "(") {
      skipAddress()
    }
    add(word, isName: !css[start].isDigit && (index > start + 1 || css[start].isLetter))
  }

  /// Skips the address in `url(…)` if it has no quotation marks (section 4.3.6).
  private mutating func skipAddress() {
    let address = css[(index + 1)...].drop(while: \.isHTMLWhiteSpace)
    guard let first = address.first, first != UInt8(ascii: "\""), first != UInt8(ascii: "'"),
      hasParenthesis
    else { return }
    guard let end = address.firstIndex(of: UInt8(ascii: ")")) else {
      hasParenthesis = false
      return
    }
    index = end + 1
  }

  // MARK: Brackets

  /// Whether a semicolon or a colon would belong to a statement, not to something in brackets.
  private var isInStatement: Bool {
    open.last.map { $0.byte == UInt8(ascii: "{") && !$0.isValue } ?? true
  }

  private mutating func openBrace() {
    let isCustom = statement?.name.map { css[$0].starts(with: "--".utf8) } ?? false
    let isValue = !isInStatement || isCustom && statement?.hasColon ?? false
    if statement == nil, !isValue { report("there is no selector before this block", at: index) }
    open.append(Opening(byte: css[index], offset: index, isValue: isValue))
    if isValue { statement?.valueCount += 1 } else { statement = nil }
    index += 1
  }

  private mutating func closeBrace() {
    defer { index += 1 }
    guard let brace = open.lastIndex(where: { $0.byte == UInt8(ascii: "{") }) else {
      return report("this \"}\" closes nothing", at: index)
    }
    for bracket in open[(brace + 1)...] { reportUnclosed(bracket) }
    let isValue = open[brace].isValue
    open.removeSubrange((brace + 1)...)
    if !isValue { endStatement() }
    open.removeLast()
  }

  private mutating func closeBracket() {
    let isRound = css[index] == UInt8(ascii: ")")
    if open.last?.byte == UInt8(ascii: isRound ? "(" : "[") {
      open.removeLast()
    } else {
      report("this \"\(isRound ? ")" : "]")\" closes nothing", at: index)
    }
    index += 1
  }

  private mutating func reportUnclosed(_ opening: Opening) {
    let bracket = Unicode.Scalar(opening.byte)
    let missing = bracket == "{" ? "}" : bracket == "(" ? ")" : "]"
    report("this \"\(bracket)\" is never closed: \"\(missing)\" is missing", at: opening.offset)
  }

  // MARK: Statements

  private mutating func add(_ token: Range<Int>, isName: Bool) {
    guard isInStatement else { return }
    guard statement != nil else {
      statement = Statement(start: token.lowerBound, name: isName ? token : nil)
      return
    }
    statement?.valueCount += 1
    statement?.lastName = isName ? token : nil
  }

  private mutating func addColon() {
    guard let current = statement else { return add(index..<index + 1, isName: false) }
    if current.name != nil, current.valueCount == 0, !current.hasColon {
      statement?.hasColon = true
    } else if let name = current.lastName, StyleProperties.names.contains(text(name)) {
      statement?.swallowed = current.swallowed ?? name
    }
    statement?.lastName = nil
  }

  /// Checks a statement that ends without a block, and begins another one.
  private mutating func endStatement() {
    guard let statement else { return }
    self.statement = nil
    guard css[statement.start] != UInt8(ascii: "@") else { return }
    guard !open.isEmpty else {
      return report(
        "this stands in no block, so that the rule after it is skipped too: write it in one, as in"
          + " body { … }", at: statement.start)
    }
    guard let name = statement.name, statement.hasColon else {
      return report(
        "this is no declaration and is skipped: write it as property: value;",
        at: statement.start)
    }
    let property = text(name).lowercasedASCII
    guard !property.utf8.starts(with: "-".utf8) else { return }
    if !StyleProperties.names.contains(property),
      let nearest = NearestName.nearest(to: property, among: StyleProperties.names)
    {
      report(
        "no property is called \(property.quoted()); did you mean \"\(nearest)\"?",
        at: statement.start)
    } else if statement.valueCount == 0 {
      report("\"\(property.excerpt())\" has no value", at: statement.start)
    }
    if let swallowed = statement.swallowed {
      report("a \";\" is missing before this", at: swallowed.lowerBound)
    }
  }

  /// Reports what the end of the stylesheet leaves open.
  private mutating func finish() {
    guard index >= css.count else { return }
    if open.isEmpty, let statement, css[statement.start] != UInt8(ascii: "@") {
      report("no block follows this selector", at: statement.start)
    }
    for opening in open.prefix(Self.most) { reportUnclosed(opening) }
  }
}

/// Converts the lists in a text to lists of CommonMark.
///
/// ```
/// Main points:         Main points:
/// • Two pumps          - Two pumps
///   ◦ steel              - steel
/// • Delivery           - Delivery
///
/// 1. Order             1. Order
///   - pumps               - pumps
/// 2. Build             2. Build
/// ```
///
/// Characters other than CommonMark's bullets are list markers if at least two lines begin with
/// them, or if one follows a line that ends in a colon. Numbers that are not consecutive, such as
/// days and years, are text: Markdown would renumber them from the first.
struct Outline {
  /// An open list.
  private struct Level {
    var indent: Int
    var rank: Int
    /// The distance from an item's indentation to its text.
    var width: Int
    /// The number of columns by which its lines are shifted.
    var shift: Int
    /// Whether a nested list may follow an item without being indented.
    var takesOthers: Bool
    /// The indexes of the list's numbered lines.
    var numbers: [Int] = []
  }

  private let lines: [OutlineLine]
  private var levels: [Level] = []
  /// The number of columns by which each line is shifted.
  private var shifts: [Int]
  /// Whether each line's number is text.
  private var isText: [Bool]
  /// Whether each line's marker is converted to a CommonMark one.
  private var isConverted: [Bool]

  /// The Markdown of a text; nil if no change is needed.
  static func markdown(_ text: String, isItem: Bool = false) -> String? {
    // Most texts are a single line, or have no lists.
    guard text.hasByte(UInt8(ascii: "\n")) else {
      return isItem ? nil : line(text)
    }
    let lines = OutlineLine.lines(of: text)
    guard lines.contains(where: { $0.sign != nil && $0.sign?.kind != .bullet }) else { return nil }
    var outline = Outline(lines)
    outline.read()
    return outline.isChanged ? outline.written : nil
  }

  /// Escapes the number at the start of a single line that begins no list; nil for other lines.
  private static func line(_ text: String) -> String? {
    guard let first = text.utf8.first(where: { $0 != 0x20 }), (0x30...0x39).contains(first),
      case .number(let number)? = ItemSign(Array(text.utf8.drop { $0 == 0x20 })[...])?.kind,
      number != 1
    else { return nil }
    var outline = Outline(OutlineLine.lines(of: text))
    outline.isText[0] = true
    return outline.written
  }

  private init(_ lines: [OutlineLine]) {
    self.lines = lines
    shifts = Array(repeating: 0, count: lines.count)
    isText = Array(repeating: false, count: lines.count)
    isConverted = Array(repeating: false, count: lines.count)
    findSigns()
  }

  /// Finds the lines that begin with list markers.
  private mutating func findSigns() {
    var counts: [Unicode.Scalar: Int] = [:]
    var dialogues: Set<Unicode.Scalar> = []
    for line in lines {
      guard let sign = line.sign, sign.kind == .other else { continue }
      counts[sign.mark, default: 0] += 1
      if sign.isLongDash, Self.isSpoken(line.text.dropFirst(sign.length), sign.mark) {
        dialogues.insert(sign.mark)
      }
    }
    guard !counts.isEmpty else { return }
    var previous: Int?
    for (index, line) in lines.enumerated() where !line.isBlank {
      defer { previous = index }
      guard let sign = line.sign, sign.kind == .other else { continue }
      let isLed = previous.map { lines[$0].endsInColon && !lines[$0].isCode } ?? false
      let isUnderItem = previous.map { above in
        lines[above].indent < line.indent
          && (isConverted[above] || lines[above].sign.map { $0.kind != .other } ?? false)
      }
      let isBehindItem = previous.map { isConverted[$0] }
      isConverted[index] =
        isLed || isUnderItem == true || isBehindItem == true
        || counts[sign.mark, default: 0] > 1 && !dialogues.contains(sign.mark)
    }
  }

  /// Whether the text after a dash is a line of dialogue: a question, an exclamation, or speech
  /// with its speaker after another dash.
  private static func isSpoken(_ text: ArraySlice<UInt8>, _ dash: Unicode.Scalar) -> Bool {
    let line = String(decoding: text, as: UTF8.self)
    if let last = line.unicodeScalars.last, ["?", "!", "…", "»", "”", "\""].contains(last) {
      return true
    }
    return line.contains(" \(dash) ") || line.contains(", \(dash)")
  }

  // MARK: Levels

  private mutating func read() {
    for (index, line) in lines.enumerated() where !line.isBlank {
      if let sign = line.sign, sign.kind != .other || isConverted[index],
        line.indent < 4 || !levels.isEmpty
      {
        enter(line, sign, at: index)
      } else if let level = levels.last(where: { line.indent > $0.indent }) {
        shifts[index] = level.shift
      } else if !levels.isEmpty, line.isCode {
        shifts[index] = 0
      } else {
        close(to: 0)
      }
    }
    close(to: 0)
  }

  /// Adds an item at its level.
  private mutating func enter(_ line: OutlineLine, _ sign: ItemSign, at index: Int) {
    let width = sign.kind == .bullet || sign.kind == .other ? 2 : sign.markLength + 1
    if let keep = levels.lastIndex(where: { $0.indent <= line.indent }) {
      close(to: keep + 1)
    } else {
      close(to: 0)
    }
    var level = Level(
      indent: line.indent, rank: sign.rank, width: width, shift: 0,
      takesOthers: isConverted[index] || hasSuccessor(index))
    if let top = levels.last {
      if line.indent >= top.indent + 2 {
        let needed = top.indent + top.shift + top.width
        level.shift = top.shift + max(0, needed - line.indent - top.shift)
      } else {
        place(&level, beside: line.indent)
      }
    }
    if sign.isNumber, let last = levels.indices.last, levels[last].indent == level.indent,
      levels[last].rank == level.rank
    {
      // Move the array: copying it for each item would take quadratic time.
      swap(&level.numbers, &levels[last].numbers)
      levels.removeLast()
    } else if let last = levels.last, last.indent == level.indent, last.rank >= level.rank {
      close(to: levels.count - 1)
    }
    if sign.isNumber { level.numbers.append(index) }
    levels.append(level)
    shifts[index] = level.shift
  }

  /// Finds the level of an item with the same indentation as the items above it.
  private mutating func place(_ level: inout Level, beside indent: Int) {
    while let top = levels.last, top.indent + 1 >= indent, top.rank > level.rank,
      levels.count > 1, levels[levels.count - 2].indent + 1 >= indent
    {
      close(to: levels.count - 1)
    }
    guard let top = levels.last, top.indent + 1 >= indent else { return }
    if top.rank < level.rank, top.takesOthers {
      level.shift = top.shift + top.width - (indent - top.indent)
    } else {
      level.shift = top.shift
      level.indent = top.indent
      if top.rank != level.rank { level.rank = top.rank }
    }
  }

  /// Whether the next number of a list follows a line, with only items and their contents between.
  private func hasSuccessor(_ index: Int) -> Bool {
    guard case .number(let number)? = lines[index].sign?.kind else { return false }
    for line in lines[(index + 1)...].prefix(500)
    where !line.isBlank && line.indent <= lines[index].indent {
      switch line.sign?.kind {
      case .number(let next): return next == number + 1
      case .bullet, .other: continue
      case nil: return false
      }
    }
    return false
  }

  /// Closes the levels above a count; numbers that are not consecutive are text.
  private mutating func close(to count: Int) {
    while levels.count > count {
      let level = levels.removeLast()
      let values = level.numbers.map { index -> Int in
        if case .number(let number)? = lines[index].sign?.kind { number } else { 0 }
      }
      let isCounted = zip(values, values.dropFirst()).allSatisfy { $1 == $0 + 1 }
      let isLazy = values.allSatisfy { $0 == 1 } || values.allSatisfy { $0 == 0 }
      // A number with four digits is a year.
      guard !isCounted && !isLazy || values.contains(where: { $0 >= 1_000 }) else { continue }
      for index in level.numbers { isText[index] = true }
    }
  }

  // MARK: Writing

  private var isChanged: Bool {
    isConverted.contains(true) || isText.contains(true) || shifts.contains { $0 != 0 }
  }

  private var written: String {
    var output: [UInt8] = []
    for (index, line) in lines.enumerated() {
      if index > 0 { output.append(UInt8(ascii: "\n")) }
      let isMoved = shifts[index] > 0 || isConverted[index] || isText[index]
      guard isMoved, !line.isBlank else {
        output += line.bytes
        continue
      }
      output += repeatElement(UInt8(ascii: " "), count: line.indent + shifts[index])
      guard let sign = line.sign, isConverted[index] || isText[index] else {
        output += line.text
        continue
      }
      if isConverted[index] {
        output += "- ".utf8
        output += line.text.dropFirst(sign.length)
      } else {
        output += line.text.prefix(sign.markLength - 1)
        output.append(UInt8(ascii: "\\"))
        output += line.text.dropFirst(sign.markLength - 1)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}

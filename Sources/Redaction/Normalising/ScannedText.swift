internal import TextScanning

/// A text as a reader would see it, reduced for searching, with the place of each character in the
/// original.
///
/// Markup, character references, percent-encoding, escapes, invisible characters and accents
/// are resolved, so that `a**@**b.com`, `a&#64;b.com`, `a%40b.com` and `a@b.com` are all the same. A run
/// of white space is one space, as it is shown, or one line break if it has any.
struct ScannedText {
  /// A character of the reduced text.
  struct Unit {
    /// The base letter in lower case, or the character.
    var value: UInt32
    /// The accents of the letter, equal for composed and decomposed letters.
    var accents: UInt32
    /// The first byte in the original.
    var start: Int32
    /// The byte after the last in the original.
    var end: Int32
    /// What else is known about the character.
    var flags: Flags
  }

  /// What is known about a character.
  struct Flags: OptionSet {
    let rawValue: UInt8
    /// An upper-case letter.
    static let upper = Flags(rawValue: 1)
    /// Decoded from percent-encoding.
    static let percent = Flags(rawValue: 2)
    /// Markup or invisible characters were left out before the character.
    static let afterGap = Flags(rawValue: 4)
    /// A letter, digit or mark.
    static let word = Flags(rawValue: 8)
    /// A character of a script that is written without spaces.
    static let unspaced = Flags(rawValue: 16)
    /// White space in which a paragraph ends.
    static let paragraph = Flags(rawValue: 32)
  }

  /// The kind of text, which determines the escapes.
  enum Source {
    /// Text or markup of a meeting.
    case meeting
    /// A file of JSON, in which `\n` is a line break.
    case json
  }

  /// The characters.
  private(set) var units: [Unit] = []
  /// Whether an element was left out.
  private(set) var hasTags = false
  private var isAfterGap = false

  /// Reduces a text.
  ///
  /// - Parameter leavesOutTags: Whether tags and comments of HTML are left out; without that, what
  ///   is in their attributes is searched.
  init(_ bytes: [UInt8], source: Source = .meeting, leavesOutTags: Bool = false) {
    units.reserveCapacity(bytes.count + 1)
    var decoder = ScannedTextDecoder(bytes: bytes, source: source, leavesOutTags: leavesOutTags)
    while let token = decoder.next() {
      switch token {
      case .gap(let isTag):
        isAfterGap = true
        if isTag { hasTags = true }
      case .ascii(let byte, let start): appendASCII(byte, start: start, end: start + 1, flags: [])
      case .scalar(let scalar, let range, let isPercent):
        append(scalar, range: range, flags: isPercent ? .percent : [])
      }
    }
  }

  /// The number of characters.
  var count: Int { units.count }

  /// The character at an index; 0 beyond the ends.
  func value(_ index: Int) -> UInt32 {
    index >= 0 && index < units.count ? units[index].value : 0
  }

  /// Whether the character at an index has a flag; false beyond the ends.
  func has(_ flag: Flags, at index: Int) -> Bool {
    index >= 0 && index < units.count && units[index].flags.contains(flag)
  }

  /// The bytes of the original from the first to the last character of a range.
  func bytes(of range: Range<Int>) -> Range<Int> {
    Int(units[range.lowerBound].start)..<Int(units[range.upperBound - 1].end)
  }

  // MARK: Appending

  private mutating func appendASCII(_ byte: UInt8, start: Int, end: Int, flags: Flags) {
    var flags = flags
    if byte.isAlphanumeric { flags.insert(.word) }
    if byte.isUppercase { flags.insert(.upper) }
    append(UInt32(byte.lowercased), accents: 0, range: start..<end, flags: flags)
  }

  private mutating func append(
    _ value: UInt32, accents: UInt32, range: Range<Int>, flags: Flags
  ) {
    var (value, flags) = (value, flags)
    if Self.isSpace(value) {
      if value != 0x0A { value = 0x20 }
      if extendSpace(with: value, to: range.upperBound, flags: flags) { return }
    }
    if isAfterGap { flags.insert(.afterGap) }
    isAfterGap = false
    units.append(
      Unit(
        value: value, accents: accents, start: Int32(truncatingIfNeeded: range.lowerBound),
        end: Int32(truncatingIfNeeded: range.upperBound), flags: flags))
  }

  /// Makes white space a part of that before it; false if there is none.
  private mutating func extendSpace(with value: UInt32, to end: Int, flags: Flags) -> Bool {
    guard let last = units.indices.last, Self.isSpace(units[last].value),
      units[last].flags.contains(.percent) == flags.contains(.percent)
    else { return false }
    units[last].end = Int32(truncatingIfNeeded: end)
    guard value == 0x0A else { return true }
    if units[last].value == 0x0A { units[last].flags.insert(.paragraph) }
    units[last].value = 0x0A
    return true
  }

  private static func isSpace(_ value: UInt32) -> Bool {
    value == 0x20 || value >= 0x09 && value <= 0x0D
  }

  private mutating func append(_ scalar: Unicode.Scalar, range: Range<Int>, flags: Flags) {
    switch ScalarReduction.reduce(scalar) {
    case .nothing: isAfterGap = true
    case .ascii(let byte):
      appendASCII(byte, start: range.lowerBound, end: range.upperBound, flags: flags)
    case .letters(let letters, let isUpper):
      for letter in letters {
        append(
          UInt32(letter), accents: 0, range: range,
          flags: flags.union(isUpper ? [.word, .upper] : .word))
      }
    case .mark(let mark):
      guard let last = units.indices.last else { return }
      units[last].accents = LetterReduction.adding(mark, to: units[last].accents)
      units[last].end = Int32(truncatingIfNeeded: range.upperBound)
    case .unspaced(let value):
      if let last = units.indices.last,
        let composed = ScalarReduction.composed(units[last].value, value)
      {
        units[last].value = composed
        units[last].end = Int32(truncatingIfNeeded: range.upperBound)
        return
      }
      append(value, accents: 0, range: range, flags: flags.union([.word, .unspaced]))
    case .letter(let letter):
      append(
        letter.base, accents: letter.accents, range: range,
        flags: flags.union(letter.isUpper ? [.word, .upper] : .word))
    case .other(let value): append(value, accents: 0, range: range, flags: flags)
    }
  }
}

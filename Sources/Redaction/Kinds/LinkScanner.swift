/// Finds addresses of pages, with a scheme (RFC 3986) and without.
enum LinkScanner {
  /// Top-level domains after which a name without a scheme is an address.
  ///
  /// Those that are endings of files or words (`md`, `py`, `so`) are left out.
  static let topLevels: Set<String> = [
    "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "io", "dev", "app", "ai", "co",
    "tv", "eu", "us", "uk", "de", "fr", "es", "jp", "ch", "nl", "ca", "au", "nz", "ie", "dk", "se",
    "fi", "pt", "pl", "cz", "br", "mx", "ar", "cl", "cn", "kr", "ru", "ua", "tr", "gr", "hu", "ro",
    "lu", "li", "cat", "cloud", "online", "site", "xyz", "tech", "blog", "shop", "store", "page",
    "link", "live", "news", "wiki", "agency", "company", "email", "museum", "gal", "eus", "bzh",
    "berlin", "paris", "tokyo", "онлайн", "рф",
  ]

  /// The addresses of a text, in order.
  static func ranges(in text: ScannedText) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var index = 0
    while index < text.count {
      if let range = withScheme(at: index, from: ranges.last?.upperBound ?? 0, in: text)
        ?? withoutScheme(at: index, in: text)
      {
        ranges.append(range)
        index = range.upperBound
      } else {
        index += 1
      }
    }
    return ranges
  }

  /// The addresses of a text with a scheme, and those to which its links of Markdown lead, in order.
  static func destinations(in text: ScannedText) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var index = 0
    while index < text.count {
      if let range = withScheme(at: index, from: ranges.last?.upperBound ?? 0, in: text)
        ?? destination(at: index, in: text)
      {
        ranges.append(range)
        index = range.upperBound
      } else {
        index += 1
      }
    }
    return ranges
  }

  /// The address in parentheses that begins at an index, behind the text of a link.
  private static func destination(at index: Int, in text: ScannedText) -> Range<Int>? {
    guard text.isCharacter("(", at: index - 1), text.isCharacter("]", at: index - 2) else {
      return nil
    }
    var end = index
    let isAngled = text.isCharacter("<", at: index)
    while end < text.count, !text.isCharacter(isAngled ? ">" : ")", at: end),
      isAngled || !text.isSpace(end) || text.has(.percent, at: end)
    {
      end += 1
    }
    return end > index ? index..<end : nil
  }

  /// An address whose `://` is at an index.
  private static func withScheme(at colon: Int, from floor: Int, in text: ScannedText) -> Range<
    Int
  >? {
    guard text.starts(with: "://", at: colon) else { return nil }
    var start = colon
    while start > max(floor, colon - 20), isScheme(start - 1, in: text) { start -= 1 }
    while start < colon, !text.isASCIILetter(start) { start += 1 }
    guard start < colon else { return nil }
    let end = end(from: colon + 3, in: text)
    return end > colon + 3 ? start..<end : nil
  }

  private static func isScheme(_ index: Int, in text: ScannedText) -> Bool {
    text.isASCIIWord(index) || text.isCharacter("+", at: index)
      || text.isCharacter("-", at: index) || text.isCharacter(".", at: index)
  }

  /// An address without a scheme that begins at an index: `www.` or a name with a known domain.
  private static func withoutScheme(at start: Int, in text: ScannedText) -> Range<Int>? {
    guard text.isASCIIWord(start) || text.has(.word, at: start) && !text.has(.unspaced, at: start),
      isStart(start, in: text), let host = HostName.end(at: start, in: text), host.labels > 1
    else { return nil }
    // A scheme is found at its colon.
    if text.starts(with: "://", at: host.end) { return nil }
    if text.starts(with: "www.", at: start) { return start..<end(from: start, in: text) }
    guard isKnown(host, from: start, in: text), !text.isCharacter("@", at: host.end) else {
      return nil
    }
    let goesOn = ["/", "?", "#", ":"].contains { text.isCharacter($0, at: host.end) }
    return start..<(goesOn ? end(from: start, in: text) : host.end)
  }

  /// Whether a word begins at an index.
  ///
  /// Each host is looked at once, from its first label: after a dot or a hyphen none begins.
  private static func isStart(_ index: Int, in text: ScannedText) -> Bool {
    guard text.has(.word, at: index - 1) else {
      return ![".", "-", "_", "@"].contains { text.isCharacter($0, at: index - 1) }
    }
    return text.has(.unspaced, at: index - 1)
  }

  private static func isKnown(
    _ host: (end: Int, lastLabel: Int, labels: Int), from start: Int, in text: ScannedText
  ) -> Bool {
    var name = String.UnicodeScalarView()
    for index in host.lastLabel..<min(host.end, host.lastLabel + 12) {
      if let scalar = Unicode.Scalar(text.value(index)) { name.append(scalar) }
    }
    let isCountry =
      host.end - host.lastLabel == 2
      && ["/", ":"].contains { text.isCharacter($0, at: host.end) && !text.isSpace(host.end + 1) }
    guard topLevels.contains(String(name)) || isCountry else { return false }
    // "Done.It" is the end of a sentence, and ASP.NET a product.
    guard text.has(.upper, at: host.lastLabel) else { return true }
    return (start..<host.end).allSatisfy {
      text.has(.upper, at: $0) || !text.isASCIILetter($0)
    } && !text.starts(with: "asp.net", at: start)
  }

  /// The end of an address: white space, a delimiter or the text of a language without spaces,
  /// without the punctuation of the sentence.
  private static func end(from start: Int, in text: ScannedText) -> Int {
    var index = start
    var open = 0
    var isUnspacedAllowed = true
    if text.isCharacter("[", at: index) {
      while index < text.count, index - start < 64, !text.isCharacter("]", at: index) { index += 1 }
    }
    scan: while index < text.count {
      if text.has(.percent, at: index) {
        index += 1
        continue
      }
      if text.has(.word, at: index) {
        // A part of a path may begin with such a script; after ASCII, a sentence goes on.
        if text.has(.unspaced, at: index), !isUnspacedAllowed { break }
        if !text.has(.unspaced, at: index) { isUnspacedAllowed = false }
        index += 1
        continue
      }
      switch Unicode.Scalar(text.value(index)) {
      case "(": open += 1
      case ")":
        guard open > 0 else { break scan }
        open -= 1
      case "]" where index > start:
        guard text.isCharacter("[", at: start) else { break scan }
      case "/", "=", "_", "-", "#": isUnspacedAllowed = true
      case ".", ",", ";", ":", "!", "?", "&", "+", "$", "'", "*", "@", "~", "%", "^": break
      default: break scan
      }
      index += 1
    }
    while index > start, isTrailing(index - 1, in: text) { index -= 1 }
    return index
  }

  private static func isTrailing(_ index: Int, in text: ScannedText) -> Bool {
    guard !text.has(.percent, at: index) else { return false }
    return [".", ",", ";", ":", "!", "?", "'", "*", "~", "_", "(", "^"].contains {
      text.isCharacter($0, at: index)
    }
  }
}

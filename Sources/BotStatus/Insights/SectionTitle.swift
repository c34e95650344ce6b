/// Converts the names of keys to titles.
enum SectionTitle {
  /// The readable title of a key.
  ///
  /// ```
  /// next_quarter_risks   Next quarter risks
  /// next-quarter-risks   Next quarter risks
  /// nextQuarterRisks     Next quarter risks
  /// NEXT_QUARTER_RISKS   Next quarter risks
  /// budgetUSD            Budget USD
  /// crm_record           CRM record
  /// top_KPIs             Top KPIs
  /// Next quarter         Next quarter
  /// GitHub               GitHub
  /// Jean-Luc             Jean-Luc
  /// COVID-19             COVID-19
  /// 2026-03-06           2026-03-06
  /// ```
  ///
  /// A key with a space, or with anything but letters, digits, `_` and `-`, is already prose and is
  /// left unchanged, and so is a part with capitals that is not certainly an identifier. A hyphen
  /// parts words only where the whole key is lower-case ASCII. A blank key is "Untitled".
  ///
  /// - Parameter names: Names of people, who are keys as well; they are left unchanged.
  static func title(of key: String, names: Set<String> = []) -> String {
    guard !key.isBlank else { return "Untitled" }
    guard !names.contains(key) else { return key }
    let scalars = Array(key.unicodeScalars)
    guard scalars.allSatisfy({ $0 == "_" || $0 == "-" || isWordPart($0) }) else { return key }
    let isPlain = scalars.allSatisfy { $0 == "_" || $0 == "-" || ("a"..."z").contains($0) }
    let parts = scalars.split { $0 == "_" || isPlain && $0 == "-" }.map { Array($0) }
    guard !parts.isEmpty else { return key }
    // A short word in capitals is an acronym; a long one, or several, are just all caps.
    let isLoud =
      scalars.allSatisfy { $0.isASCII && !isLowercase($0) }
      && (parts.count > 1 || scalars.count > 4 && scalars.allSatisfy(isUppercase))
    let words = parts.flatMap { titleWords(of: $0, isLoud: isLoud) }
    return words.enumerated().map { index, word in
      index == 0 && !word.isFixed ? capitalized(word.text) : word.text
    }.joined(separator: " ")
  }

  /// The words of a part of a key without separators; a fixed one is as it was spelt, and is not
  /// capitalized either.
  private static func titleWords(
    of part: [Unicode.Scalar], isLoud: Bool
  ) -> [(text: String, isFixed: Bool)] {
    guard !part.contains("-") else { return [(string(part), part.contains(where: isUppercase))] }
    if !isLoud, part.contains(where: isUppercase) {
      guard isCamelCase(part) else { return [(string(part), true)] }
      return words(in: part).map { isAcronym($0) ? ($0, true) : inLowerCase($0) }
    }
    return [inLowerCase(string(part), isLowercase: !isLoud)]
  }

  /// A word in lower case, or the acronym that it spells.
  private static func inLowerCase(
    _ word: String, isLowercase: Bool = false
  ) -> (text: String, isFixed: Bool) {
    let lowercased = isLowercase ? word : word.lowercased()
    return Acronym.spelling(of: lowercased).map { ($0, true) } ?? (lowercased, false)
  }

  /// Whether a part of a key is certainly an identifier of several words, each a capital followed by
  /// lower case, or an acronym: `nextQuarterRisks`, `budgetUSD`, `NextQuarterRisks`.
  ///
  /// `iPhone`, `macOS`, `GitHub`, `LinkedIn` and `mcDonald` are names, and `PhD` is an abbreviation.
  private static func isCamelCase(_ part: [Unicode.Scalar]) -> Bool {
    guard part.allSatisfy(\.isASCII), !Acronym.isSystemName(string(part)) else { return false }
    let words = words(in: part)
    guard words.count > 1 else { return false }
    let plain = words.dropFirst().filter { !isAcronym($0) }
    guard plain.allSatisfy({ $0.utf8.count > 1 }) else { return false }
    if isLowercase(part[0]) {
      return words[0] != "mc" && words[0].utf8.count > 1 || plain.count > 1
    }
    return words.count > 2 && words[0].utf8.count > 2
      && plain.filter { $0.utf8.count > 2 }.count + (isAcronym(words[0]) ? 0 : 1) > 1
  }

  /// Whether a key is words rather than an identifier: whether it has a space inside.
  static func isProse(_ key: String) -> Bool {
    key.trimmed.unicodeScalars.contains(where: \.isWhiteSpace)
  }

  /// Whether a key begins with a capital, as names and words in prose may.
  static func isCapitalized(_ key: String) -> Bool {
    key.unicodeScalars.first { !$0.isWhiteSpace }.map(isUppercase) ?? false
  }

  /// A key in snake case: `nextSteps`, `Next Steps` and `Next steps:` become `next_steps`.
  static func snakeCase(_ key: String) -> String {
    if isSnakeCase(key) { return key }
    var scalars = Array(key.unicodeScalars)
    while let last = scalars.last, last == ":" || last == "：" || last == " " {
      scalars.removeLast()
    }
    return words(in: scalars).joined(separator: "_").lowercased()
  }

  /// Whether a key is in snake case, as usual: lower case with single `_` between words.
  private static func isSnakeCase(_ key: String) -> Bool {
    var previous = UInt8(ascii: "_")
    for byte in key.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
      case UInt8(ascii: "_") where previous != byte: break
      default: return false
      }
      previous = byte
    }
    return previous != UInt8(ascii: "_")
  }

  private static func words(in scalars: [Unicode.Scalar]) -> [String] {
    var words: [String] = []
    var word = ""
    for (index, scalar) in scalars.enumerated() {
      let isSeparator = isSeparator(scalar)
      if isSeparator || beginsWord(at: index, in: scalars), !word.isEmpty {
        words.append(word)
        word = ""
      }
      if !isSeparator { word.unicodeScalars.append(scalar) }
    }
    return word.isEmpty ? words : words + [word]
  }

  /// Whether an upper-case letter begins a word: `nextQuarter`, or `Q` in `USDQuarter`, but not the
  /// `I` in `KPIs`.
  private static func beginsWord(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard index > 0, isUppercase(scalars[index]) else { return false }
    if !isUppercase(scalars[index - 1]) { return true }
    guard index + 1 < scalars.count, isLowercase(scalars[index + 1]) else { return false }
    let isPlural =
      scalars[index + 1] == "s" && (index + 2 == scalars.count || !isLowercase(scalars[index + 2]))
    return !isPlural
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar == "-" || scalar == " "
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    case _ where scalar.isASCII: false
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }

  // Unicode property look-ups are slow; most keys are ASCII.

  private static func isUppercase(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? ("A"..."Z").contains(scalar) : scalar.properties.isUppercase
  }

  private static func isLowercase(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? ("a"..."z").contains(scalar) : scalar.properties.isLowercase
  }

  /// Whether a word is in capitals, perhaps with the `s` of a plural: `USD`, `KPIs`.
  private static func isAcronym(_ word: String) -> Bool {
    let scalars = word.unicodeScalars
    let singular = scalars.last == "s" ? scalars.dropLast() : scalars[...]
    return singular.count > 1 && !singular.contains(where: isLowercase)
  }

  /// A word with a capital, if its first letter has one: `ß` has none.
  private static func capitalized(_ word: String) -> String {
    guard let first = word.unicodeScalars.first else { return word }
    let capital = first.properties.titlecaseMapping
    guard capital.unicodeScalars.count == 1 else { return word }
    return capital + String(word.unicodeScalars.dropFirst())
  }

  private static func string(_ scalars: [Unicode.Scalar]) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}

/// Acronyms that keys spell in lower case: `crm_record` is "CRM record".
///
/// Only acronyms that are not also ordinary words are included: `it` and `us` are not.
enum Acronym {
  private static let known: Set<String> = [
    "ai", "api", "arr", "b2b", "b2c", "bant", "cac", "ceo", "cfo", "cio", "cmo", "coo", "cpo",
    "crm", "csat", "css", "csv", "cto", "cv", "eod", "erp", "eta", "eu", "faq", "gdpr", "gtm",
    "hipaa", "hr", "html", "http", "icp", "id", "ip", "json", "kpi", "llm", "ltv", "mba", "meddic",
    "meddpicc", "ml", "mrr", "mvp", "nda", "nps", "okr", "pdf", "phd", "poc", "pr", "qa", "rfi",
    "rfp", "roi", "saas", "sdk", "seo", "sla", "smb", "sme", "sow", "sql", "sso", "swot",
    "tco", "ui", "uk", "url", "usa", "usd", "ux", "vat", "vp", "xml",
  ]
  private static let irregular = ["phd": "PhD", "saas": "SaaS"]

  /// Whether a key is the name of an operating system, which looks like words in camel case.
  static func isSystemName(_ key: String) -> Bool {
    ["macOS", "tvOS", "watchOS", "visionOS", "webOS"].contains(key)
  }

  /// The acronym that a lower-case word spells, also in the plural: `KPIs`; nil if there is none.
  static func spelling(of word: String) -> String? {
    guard word.utf8.count <= 9 else { return nil }
    if known.contains(word) { return irregular[word] ?? word.uppercased() }
    guard word.utf8.last == UInt8(ascii: "s") else { return nil }
    let singular = String(word.dropLast())
    guard known.contains(singular) else { return nil }
    return (irregular[singular] ?? singular.uppercased()) + "s"
  }
}

/// Converts the names of keys to titles.
enum SectionTitle {
  /// The readable title of a key.
  ///
  /// ```
  /// next_quarter_risks   Next quarter risks
  /// nextQuarterRisks     Next quarter risks
  /// NEXT-QUARTER-RISKS   Next quarter risks
  /// budgetUSD            Budget USD
  /// crm_record           CRM record
  /// Next quarter         Next quarter
  /// ```
  ///
  /// A key with a space, or with anything but letters, digits, `_` and `-`, is already prose and is
  /// left unchanged. A blank key is "Untitled".
  static func title(of key: String) -> String {
    guard !key.isBlank else { return "Untitled" }
    let scalars = Array(key.unicodeScalars)
    guard scalars.allSatisfy({ $0 == "_" || $0 == "-" || isWordPart($0) }) else { return key }
    let words = words(in: scalars)
    guard let first = words.first else { return key }
    // A short word in capitals is an acronym; a long one, or several, are just all caps.
    let isLoud = !scalars.contains(where: isLowercase) && (words.count > 1 || scalars.count > 4)
    let rest = words.dropFirst().map { word in
      if isAcronym(word), !isLoud { return word }
      let lowercased = word.lowercased()
      return Acronym.spelling(of: lowercased) ?? lowercased
    }
    let start = isLoud ? first.lowercased() : first
    return ([Acronym.spelling(of: start) ?? capitalized(start)] + rest).joined(separator: " ")
  }

  /// A key in snake case: `nextSteps` and `Next Steps` become `next_steps`.
  static func snakeCase(_ key: String) -> String {
    if isSnakeCase(key) { return key }
    return words(in: Array(key.unicodeScalars)).joined(separator: "_").lowercased()
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

  /// Whether an upper-case letter begins a word: `nextQuarter`, or `Q` in `USDQuarter`.
  private static func beginsWord(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard index > 0, isUppercase(scalars[index]) else { return false }
    if !isUppercase(scalars[index - 1]) { return true }
    return index + 1 < scalars.count && isLowercase(scalars[index + 1])
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

  private static func isAcronym(_ word: String) -> Bool {
    let scalars = word.unicodeScalars
    return scalars.count > 1 && !scalars.contains(where: isLowercase)
  }

  private static func capitalized(_ word: String) -> String {
    guard let first = word.unicodeScalars.first else { return word }
    return first.properties.titlecaseMapping + String(word.unicodeScalars.dropFirst())
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

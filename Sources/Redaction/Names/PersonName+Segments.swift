/// The parts of a label, of which one is the name.
extension PersonName {
  /// A part of a label.
  struct Segment {
    /// What is shown of it.
    var text: String
    /// Its words, the first name before the last one where it is known.
    var words: [Word]
    /// The words before the comma, if those behind it may belong to something else.
    var shorter: [Word] = []

    /// A segment that is read as it stands.
    init(_ text: String) {
      self.text = text
      words = PersonName.words(of: text)
    }
  }

  /// How two parts with a comma between them belong together.
  private enum Order {
    /// The last name is before the first name.
    case reversed
    /// Perhaps it is; perhaps the second part is a company.
    case unclear
    /// The second part does not belong to the name.
    case separate
  }

  /// Words of companies.
  private static let companies: Set<String> = [
    "inc", "corp", "corporation", "ltd", "llc", "llp", "plc", "gmbh", "ag", "kg", "se", "sa", "sas",
    "sarl", "srl", "bv", "nv", "ab", "oy", "co", "company", "group", "university", "institute",
    "bank", "ceo", "cto", "cfo", "coo", "cio", "vp", "chair", "president", "founder",
  ]

  /// The parts of a label between brackets, bars and spaced dashes.
  static func segments(of label: String) -> [Segment] {
    var segments = [String.UnicodeScalarView()]
    var isFirstPair = false
    let scalars = Array(label.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let isSpacedDash =
        (scalar == "-" || scalar == "–" || scalar == "—") && index > 0
        && index + 1 < scalars.count && scalars[index - 1] == " " && scalars[index + 1] == " "
      switch scalar {
      case "(", ")", "[", "]", "{", "}", "（", "）", "【", "】", "|", "<", ">", "/":
        if segments.count == 1 { isFirstPair = scalar == "/" }
        segments.append(String.UnicodeScalarView())
      case _ where isSpacedDash: segments.append(String.UnicodeScalarView())
      default: segments[segments.count - 1].append(scalar)
      }
    }
    var read = segments.map { segment in
      joined(segment.split { $0 == "," || $0 == "、" }.map { Segment(trimmed($0)) })
        .filter { !$0.text.isEmpty }
    }
    if isFirstPair, read.count > 1, let pair = pair(of: read[0], read[1]) {
      read.replaceSubrange(0...1, with: [[pair]])
    }
    return Array(read.joined())
  }

  /// What is before and behind a slash as one name: `Ann / Lee`, `Ann Lee / Bob Ray`; nil if one of
  /// them is no name.
  private static func pair(of one: [Segment], _ other: [Segment]) -> Segment? {
    guard one.count == 1, other.count == 1 else { return nil }
    for segment in one + other {
      guard !segment.words.isEmpty, !isGeneric(segment.words), !isRole(segment),
        segment.words.allSatisfy({ $0.isCapital || $0.isUnspaced })
      else { return nil }
    }
    var pair = one[0]
    pair.text += " / " + other[0].text
    pair.words += other[0].words
    pair.shorter = one[0].words.count > 1 ? one[0].words : []
    return pair
  }

  /// The parts between the commas of a segment, with the two halves of a name as one.
  private static func joined(_ parts: [Segment]) -> [Segment] {
    var parts = parts.filter { !$0.text.isEmpty }
    // `Ann Lee, PhD`
    while parts.count > 1, let last = parts.last, !last.words.isEmpty, isDegree(last.words) {
      parts.removeLast()
    }
    guard parts.count > 1 else { return parts }
    let order = order(of: parts[0], parts[1])
    guard order != .separate, parts.count == 2 || order == .reversed else { return parts }
    var name = parts[0]
    name.text += ", " + parts[1].text
    name.words = parts[1].words + parts[0].words
    if order == .unclear, parts[0].words.count > 1 { name.shorter = parts[0].words }
    return [name] + parts.dropFirst(2)
  }

  private static func isDegree(_ words: [Word]) -> Bool {
    words.allSatisfy { NameWords.degrees.contains(string($0.letters)) }
  }

  /// `Lee, Ann` is one name, `Ann Lee, Head of Sales` a name and a role.
  private static func order(of first: Segment, _ second: Segment) -> Order {
    guard let word = first.words.first, !second.words.isEmpty, !isGeneric(first.words),
      !isGeneric(second.words), !isRole(second)
    else { return .separate }
    if first.words.count == 1, second.words.count == 1 { return .reversed }
    guard second.words.count <= 3 else { return .separate }
    let letters = string(word.letters)
    let isParticle = NameWords.particles.contains(letters) || NameWords.articles.contains(letters)
    if isParticle, !word.isCapital, first.words.count > 1 { return .reversed }
    guard second.words.allSatisfy({ $0.isCapital || $0.isUnspaced }) else { return .separate }
    // `Ann Lee, IBM`
    let isAcronym = isUppercase(second.text) && !isUppercase(first.text)
    return isAcronym && second.words.count == 1 ? .separate : .unclear
  }

  /// Whether words say what somebody does, or where.
  private static func isRole(_ segment: Segment) -> Bool {
    segment.words.contains { word in
      let text = string(word.letters)
      return NameWords.noOwners.contains(text) || NameWords.functionWords.contains(text)
        || companies.contains(text)
    }
  }

  private static func isUppercase(_ text: String) -> Bool {
    !text.unicodeScalars.contains { $0.properties.isLowercase }
  }

  private static func trimmed(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var kept = Array(scalars.drop { $0.properties.isWhitespace })
    while kept.last?.properties.isWhitespace == true { kept.removeLast() }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: kept)
    return String(text)
  }
}

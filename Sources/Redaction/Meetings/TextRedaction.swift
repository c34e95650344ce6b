/// Takes out of the texts of one meeting what is not to be published.
struct TextRedaction: MeetingTextRewriting {
  /// What is shown for a word of the list.
  static let wordMark = "[redacted]"

  /// A place in a text and what is shown instead.
  private struct Hit {
    var bytes: Range<Int>
    var mark: String
    /// Which mark is shown where hits overlap: the lowest.
    ///
    /// Names come last, so that an address with a name in it becomes an address.
    var rank: Int
  }

  private static let wordRank = 50
  /// The rank of what another text has in the form of its kind.
  private static let furtherRank = 60
  private static let nameRank = 100

  let redactor: Redactor
  let aliases: MeetingAliases?
  /// What was taken out by its form, and what is shown instead.
  private(set) var originals: [String: String] = [:]
  /// The words of the list that were taken out.
  private(set) var words: Set<String> = []

  /// Prepares the redaction of a meeting.
  init(redactor: Redactor, aliases: MeetingAliases?) {
    self.redactor = redactor
    self.aliases = aliases
  }

  mutating func label(_ label: String) -> String {
    if let alias = aliases?.alias(of: label) { return alias }
    guard let aliases, label.utf8.count <= 1_000 else { return plain(label) }
    let parts = MeetingPeople.separated(label)
    guard parts.count > 1 else { return plain(label) }
    return parts.map { part in
      part.isSeparator ? part.text : aliases.alias(of: part.text) ?? plain(part.text)
    }.joined()
  }

  mutating func plain(_ text: String) -> String { replaced(text, isMarkdown: false) }

  mutating func markdown(_ text: String) -> String { replaced(text, isMarkdown: true) }

  mutating func title(_ text: String, isMarkdown: Bool) -> String {
    let isSlug = !text.unicodeScalars.contains { $0.properties.isWhitespace }
    return replaced(text, isMarkdown: isMarkdown, isSlug: isSlug)
  }

  // MARK: Searching

  /// A text with what stands instead.
  ///
  /// - Parameter isSlug: Whether it is written without capitals, as an address: `1on1-ann-zoe`.
  private mutating func replaced(
    _ text: String, isMarkdown: Bool, isSlug: Bool = false
  ) -> String {
    let bytes = Array(text.utf8)
    let scanned = ScannedText(bytes)
    var hits = hits(in: scanned, isSlug: isSlug)
    // Markup inside a name or number hides it; attributes are searched above.
    if bytes.contains(UInt8(ascii: "<")) {
      let untagged = ScannedText(bytes, leavesOutTags: true)
      if untagged.hasTags { hits += self.hits(in: untagged, isSlug: isSlug) }
    }
    guard !hits.isEmpty else { return text }
    let merged = Self.merged(hits)
    for hit in merged where hit.rank <= Self.wordRank {
      let original = String(decoding: bytes[hit.bytes], as: UTF8.self)
      if hit.rank == Self.wordRank {
        words.insert(original)
      } else {
        originals[original] = min(originals[original] ?? hit.mark, hit.mark)
      }
    }
    return Self.text(bytes, with: merged, isMarkdown: isMarkdown)
  }

  private func hits(in text: ScannedText, isSlug: Bool) -> [Hit] {
    var hits: [Hit] = []
    for (rank, kind) in redactor.kinds.enumerated() {
      for range in kind.ranges(in: text) {
        hits.append(Hit(bytes: text.bytes(of: range), mark: kind.mark, rank: rank))
      }
    }
    for range in redactor.words?.ranges(in: text) ?? [] {
      hits.append(Hit(bytes: text.bytes(of: range), mark: Self.wordMark, rank: Self.wordRank))
    }
    for (range, alias) in aliases?.aliases(in: text, ignoresCase: isSlug) ?? [] {
      hits.append(Hit(bytes: text.bytes(of: range), mark: alias, rank: Self.nameRank))
    }
    for (range, mark, isName) in redactor.further?.marks(in: text, aliases) ?? [] {
      let rank = isName ? Self.nameRank : Self.furtherRank
      hits.append(Hit(bytes: text.bytes(of: range), mark: mark, rank: rank))
    }
    return hits
  }

  /// The hits in order, with those that overlap as one.
  private static func merged(_ hits: [Hit]) -> [Hit] {
    var merged: [Hit] = []
    for hit in hits.sorted(by: {
      ($0.bytes.lowerBound, -$0.bytes.upperBound, $0.rank)
        < ($1.bytes.lowerBound, -$1.bytes.upperBound, $1.rank)
    }) {
      guard let last = merged.last, hit.bytes.lowerBound < last.bytes.upperBound else {
        merged.append(hit)
        continue
      }
      let end = max(last.bytes.upperBound, hit.bytes.upperBound)
      // An address inside a link is a link, but a name before an address is one with it.
      let isInside = hit.bytes.upperBound <= last.bytes.upperBound && last.rank < nameRank
      let mark = isInside || last.rank <= hit.rank ? last : hit
      merged[merged.count - 1] = Hit(
        bytes: last.bytes.lowerBound..<end, mark: mark.mark, rank: mark.rank)
    }
    return merged
  }

  // MARK: Replacing

  private static func text(_ bytes: [UInt8], with hits: [Hit], isMarkdown: Bool) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var place = 0
    for hit in hits {
      // Markers that went with the hit before may reach up to this one, but not into it.
      output.append(contentsOf: bytes[min(place, hit.bytes.lowerBound)..<hit.bytes.lowerBound])
      place = hit.bytes.upperBound
      guard isMarkdown else {
        output.append(contentsOf: hit.mark.utf8)
        continue
      }
      // `<a@b.com>` is a link as a whole.
      if output.last == UInt8(ascii: "<"), place < bytes.count, bytes[place] == UInt8(ascii: ">") {
        output.removeLast()
        place += 1
      }
      Self.closeLink(&output)
      let markers = UnpairedMarkers(in: bytes[hit.bytes], after: output)
      place += markers.append(Self.markdown(hit.mark), to: &output, before: bytes[place...])
    }
    output.append(contentsOf: bytes[place...])
    return String(decoding: output, as: UTF8.self)
  }

  /// Makes text of a link whose destination is replaced: `[x](` becomes `[x\](`.
  private static func closeLink(_ output: inout [UInt8]) {
    let suffixes = ["](", "](<"].map { Array($0.utf8) }
    guard let suffix = suffixes.first(where: { output.suffix($0.count).elementsEqual($0) }) else {
      return
    }
    let bracket = output.count - suffix.count
    if bracket > 0, output[bracket - 1] == UInt8(ascii: "\\") { return }
    output.insert(UInt8(ascii: "\\"), at: bracket)
  }

  /// A mark with its brackets escaped, so that a definition of a link cannot make a link of it.
  private static func markdown(_ mark: String) -> [UInt8] {
    var output: [UInt8] = []
    for byte in mark.utf8 {
      if [
        UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "*"), UInt8(ascii: "_"),
        UInt8(ascii: "<"), UInt8(ascii: "`"), UInt8(ascii: "\\"),
      ].contains(byte) {
        output.append(UInt8(ascii: "\\"))
      }
      output.append(byte)
    }
    return output
  }
}

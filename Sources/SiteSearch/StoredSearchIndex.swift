internal import JSONDocument

/// The index of the search of a site that is there, from which a new one takes over what has not
/// changed.
package struct StoredSearchIndex {
  /// A meeting of the index.
  package struct Meeting: Sendable {
    /// The keys of the files with the text of its page.
    package let texts: [String]
    /// Its segments.
    let segments: Range<Int>
    /// The letters below U+3000 that are folded in it, besides the usual ones.
    let letters: String
  }

  /// The meetings by the names of their pages.
  package private(set) var meetings: [String: Meeting] = [:]
  /// The keys of the files of words, in order.
  private let wordKeys: [String]
  private let data: (_ key: String) throws -> [UInt8]?

  /// Reads an index.
  ///
  /// - Parameters:
  ///   - key: The key of its first file.
  ///   - bytes: Returns the bytes of a file with a name; nil if it is not there as it was written.
  /// - Returns: Nil if it is not whole.
  package init?(key: String, bytes: @escaping (_ name: String) throws -> [UInt8]?) throws {
    data = { key in
      let name = SearchFile.name(of: key)
      guard SearchFile.isName(name) else { return nil }
      return try bytes(name).flatMap { SearchFile.data(in: $0, key: key) }
    }
    guard let overview = try Self.json(key, data)?.objectValue,
      let meetingKeys = Self.strings(overview["meetings"]),
      let wordKeys = Self.strings(overview["files"])
    else { return nil }
    self.wordKeys = wordKeys
    var segmentCount = 0
    for key in meetingKeys {
      guard let rows = try Self.json(key, data)?.arrayValue else { return nil }
      for row in rows {
        guard let row = row.arrayValue, row.count == 6, let page = row[0].stringValue,
          let texts = Self.strings(row[4]), let letters = row[5].stringValue
        else { return nil }
        meetings[page] = Meeting(
          texts: texts, segments: segmentCount..<(segmentCount + texts.count),
          letters: letters)
        segmentCount += texts.count
      }
    }
  }

  private static func json(
    _ key: String, _ data: (_ key: String) throws -> [UInt8]?
  ) throws -> JSONValue? {
    try data(key).flatMap { try? JSONParser.parse($0) }
  }

  private static func strings(_ value: JSONValue?) -> [String]? {
    guard let values = value?.arrayValue else { return nil }
    let strings = values.compactMap(\.stringValue)
    return strings.count == values.count ? strings : nil
  }

  /// The names of the files of words, which are read when the new index is completed.
  package var wordNames: [String] { wordKeys.map(SearchFile.name(of:)) }

  /// A meeting as the index has it: the name of its page, the title, the date, the first people, the
  /// keys of the texts, and the letters that need folding, besides the usual ones.
  static func row(
    _ meeting: SearchedMeeting, people count: Int, texts: [String], _ letters: LetterSet
  ) -> JSONValue {
    var unusual = String.UnicodeScalarView()
    unusual.append(contentsOf: letters.subtracting(.usual).scalars)
    return .array([
      .string(meeting.page), .string(meeting.title), .string(meeting.date ?? ""),
      .string(meeting.people.prefix(count).joined(separator: ", ")),
      .array(texts.map { .string($0) }), .string(String(unusual)),
    ])
  }

  /// The terms of the segments that were taken over.
  func terms(in segments: SegmentMap) throws -> StoredTerms {
    try StoredTerms(wordKeys, segments, data: data)
  }
}

/// What the segments of a stored index are in a new one.
struct SegmentMap: Sendable {
  /// The new number of each old segment; -1 for one that was not taken over.
  private var new: [Int32] = []

  /// Takes over a range of segments; returns false if it is not behind all those before.
  mutating func map(_ old: Range<Int>, to first: Int) -> Bool {
    guard old.lowerBound >= new.count else { return false }
    new += repeatElement(-1, count: old.lowerBound - new.count)
    new += old.indices.map { Int32(first + $0 - old.lowerBound) }
    return true
  }

  /// The new number of a segment; nil if it was not taken over.
  subscript(old: Int) -> Int? {
    guard old < new.count, new[old] >= 0 else { return nil }
    return Int(new[old])
  }
}

/// The terms of a stored index with those of their postings that a new one takes over.
struct StoredTerms: SearchTermSource {
  private let keys: [String]
  private let segments: SegmentMap
  private let data: (_ key: String) throws -> [UInt8]?
  private var nextFile = 0
  private var file: [UInt8] = []
  private var offset = 0
  private(set) var next: SearchTermEntry?

  init(
    _ keys: [String], _ segments: SegmentMap, data: @escaping (_ key: String) throws -> [UInt8]?
  ) throws {
    self.keys = keys
    self.segments = segments
    self.data = data
    try advance()
  }

  mutating func advance() throws {
    next = nil
    while next == nil {
      if offset == file.count {
        guard nextFile < keys.count else { return }
        guard let bytes = try data(keys[nextFile]) else { throw SearchIndexError() }
        (file, offset) = (bytes, 0)
        nextFile += 1
      } else {
        next = try readTerm()
      }
    }
  }

  /// Reads a term; nil if no segment with it was taken over.
  private mutating func readTerm() throws -> SearchTermEntry? {
    let lettersEnd = offset + 1 + Int(file[offset])
    guard lettersEnd <= file.count else { throw SearchIndexError() }
    let letters = file[(offset + 1)..<lettersEnd]
    var listStart = lettersEnd
    guard let size = VariableInteger.read(file[...], at: &listStart), size <= file.count - listStart
    else { throw SearchIndexError() }
    offset = listStart + size
    var postings: SearchPostings?
    try SearchPostings.forEach(in: file[listStart..<offset], after: -1) { old in
      guard let segment = segments[old.segment] else { return }
      let posting = SearchPosting(segment: segment, weight: old.weight)
      if postings?.add(posting) == nil { postings = SearchPostings(posting) }
    }
    return postings.map {
      SearchTermEntry(
        letters: Array(letters), first: $0.first, last: $0.last, rest: $0.rest[...])
    }
  }
}

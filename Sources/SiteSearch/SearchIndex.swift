internal import JSONDocument

/// A meeting as a search shows it.
package struct SearchedMeeting: Sendable {
  /// The name of its page.
  package var page: String
  /// Its title: plain text on one line.
  package var title: String
  /// The date in the language of the site; nil without one.
  package var date: String?
  /// The days since 1970-01-01 in the time zone of the site; nil without a date.
  package var day: Int?
  /// The people, of whom a search shows the first ones.
  package var people: [String]

  /// Makes a meeting.
  package init(page: String, title: String, date: String?, day: Int?, people: [String]) {
    self.page = page
    self.title = title
    self.date = date
    self.day = day
    self.people = people
  }
}

/// The index of the search of a site.
///
/// Terms lead to segments of pages, ordered by term and cut into files of about 32 KB before
/// compression, of which a query loads one for each word. What is known of the meetings themselves is
/// in files of 64 meetings each. The first file, which the search page names, says where all that is.
/// An index that becomes too large for memory is written aside in runs, which are merged at the end.
package struct SearchIndex {
  /// The maximum size of the files of words, before compression, unless one word takes more.
  private static let wordFileSize = 32_768
  /// The number of meetings in a file.
  private static let meetingFileCount = 64
  /// The maximum number of people who are shown with a meeting.
  private static let mostPeople = 6
  /// What the index may take in memory, in bytes, before it is written aside.
  package static let memory = 1 << 20
  /// The size in bytes of the pieces in which it is written.
  private static let pieceSize = 65_536
  /// The number of bytes that all runs together may take while they are merged, unless they are very
  /// many.
  private static let mergingMemory = 1 << 18

  private var terms = TermTable()
  /// The postings of the terms, by number.
  private var postings: [SearchPostings] = []
  private var size = 0
  private var segmentCount = 0
  /// What was written aside: it is read when the index is completed.
  private var spilled: [(file: SpilledBytes, size: Int)] = []
  private var letters = LetterSet.usual
  private var meetings: [JSONValue] = []
  private var overview = Overview()
  /// The index that terms are taken over from, and which segments they are here.
  private var stored: (index: StoredSearchIndex, segments: SegmentMap)?
  private let memory: Int
  /// Makes an empty temporary file.
  private let spill: () throws -> SpilledBytes
  /// Takes a file of the index.
  private let emit: (SearchFile) throws -> Void

  /// What the first file says, as JSON.
  private struct Overview {
    var segmentCounts: [Int32] = []
    var days: [Int32?] = []
    var meetingFiles: [String] = []
    var words: [(first: [UInt8], key: String)] = []
  }

  /// Makes an empty index.
  ///
  /// - Parameters:
  ///   - stored: The index of the site that is there, from which meetings can be taken over.
  ///   - memory: What it may take in memory, in bytes, before it is written aside.
  ///   - spill: Makes an empty temporary file.
  ///   - emit: Takes a file of the index.
  package init(
    replacing stored: StoredSearchIndex? = nil, memory: Int = SearchIndex.memory,
    spill: @escaping () throws -> SpilledBytes,
    emit: @escaping (SearchFile) throws -> Void
  ) {
    self.stored = stored.map { ($0, SegmentMap()) }
    self.memory = memory
    self.spill = spill
    self.emit = emit
  }

  /// Adds a meeting with the text of its page.
  package mutating func add(_ meeting: SearchedMeeting, _ text: SearchText) throws {
    for (number, segment) in text.segments.enumerated() {
      for term in segment.terms { add(term) }
      if number == 0 {
        for term in Self.terms(ofPeople: meeting.people) { add(term) }
      }
      segmentCount += 1
    }
    try add(meeting, texts: text.segments.map(\.file.key), text.letters)
    if size > memory { try endRun() }
  }

  /// Adds a meeting whose page is as it was in the stored index: its words are not read again.
  ///
  /// - Returns: Whether it was added; the stored index must have it behind all those that were taken
  ///   over before.
  package mutating func add(
    _ meeting: SearchedMeeting, takingOver old: StoredSearchIndex.Meeting
  ) throws -> Bool {
    guard stored?.segments.map(old.segments, to: segmentCount) == true else { return false }
    segmentCount += old.segments.count
    try add(meeting, texts: old.texts, LetterSet(old.letters))
    return true
  }

  private mutating func add(
    _ meeting: SearchedMeeting, texts: [String], _ letters: LetterSet
  ) throws {
    self.letters.formUnion(letters)
    meetings.append(
      StoredSearchIndex.row(meeting, people: Self.mostPeople, texts: texts, letters))
    overview.segmentCounts.append(Int32(clamping: texts.count))
    overview.days.append(meeting.day.map { Int32(clamping: $0) })
    if meetings.count == Self.meetingFileCount { try endMeetings() }
  }

  /// The words of the names of people, and the pairs of words that stand next to each other in a name,
  /// each with `@` in front, by which meetings are chosen.
  private static func terms(ofPeople people: [String]) -> [SearchTerm] {
    var terms: Set<[UInt8]> = []
    for name in people {
      var counter = SearchTermCounter()
      counter.add(Array(name.utf8)[...])
      let words = counter.takeTerms().map { Array($0.letters) }
      terms.formUnion(words.map { [UInt8(ascii: "@")] + $0 })
      for (word, next) in zip(words, words.dropFirst()) {
        let pair = [UInt8(ascii: "@")] + word + [0x20] + next
        // The length of a term is a byte.
        if pair.count <= Int(UInt8.max) { terms.insert(pair) }
      }
    }
    return terms.map { SearchTerm(letters: $0[...], weight: 0) }
  }

  private mutating func add(_ term: SearchTerm) {
    let posting = SearchPosting(segment: segmentCount, weight: term.weight)
    let number = terms.number(of: term.letters)
    if number == postings.count {
      postings.append(SearchPostings(posting))
      // A term takes about this much besides its letters.
      size += 100 + term.letters.count
    } else {
      postings[number].add(posting)
      size += 2
    }
  }

  /// Writes the terms aside, and begins anew.
  private mutating func endRun() throws {
    let file = try spill()
    var written = 0
    var piece: [UInt8] = []
    for number in terms.sortedNumbers {
      SearchRun.append(terms[number], postings[number], to: &piece)
      guard piece.count >= Self.pieceSize else { continue }
      try file.append(piece)
      written += piece.count
      piece.removeAll(keepingCapacity: true)
    }
    try file.append(piece)
    spilled.append((file, written + piece.count))
    terms.removeAll()
    postings.removeAll(keepingCapacity: true)
    size = 0
  }

  private mutating func endMeetings() throws {
    guard !meetings.isEmpty else { return }
    let file = try SearchFile(JSONWriter.bytes(of: .array(meetings)))
    overview.meetingFiles.append(file.key)
    try emit(file)
    meetings = []
  }

  /// Completes the index.
  ///
  /// - Returns: The key of its first file.
  package mutating func finish() throws -> String {
    try endMeetings()
    try merge(try takeRuns())
    let file = try SearchFile(firstFile())
    try emit(file)
    return file.key
  }

  /// All terms: those that were written aside, those in memory, and those that are taken over.
  private mutating func takeRuns() throws -> [any SearchTermSource] {
    let chunkSize = min(Self.pieceSize, max(4_096, Self.mergingMemory / max(spilled.count, 1)))
    var runs: [any SearchTermSource] = []
    for (file, size) in spilled {
      runs.append(try SearchRun(size: size, chunkSize: chunkSize, file.read))
    }
    spilled = []
    runs.append(HeldTerms(terms, postings))
    terms = TermTable()
    postings = []
    if let stored { runs.append(try stored.index.terms(in: stored.segments)) }
    return runs
  }

  /// Merges runs term by term, and cuts the result into files.
  private mutating func merge(_ runs: consuming [any SearchTermSource]) throws {
    var file: [UInt8] = []
    var first: [UInt8] = []
    func endFile(_ overview: inout Overview) throws {
      guard !file.isEmpty else { return }
      let words = try SearchFile(file)
      overview.words.append((first, words.key))
      try emit(words)
      file = []
    }
    var order = MergeOrder(runs.map { $0.next?.letters })
    while let letters = order.first?.row {
      var parts: [SearchTermEntry] = []
      while let next = order.first, next.row == letters, let entry = runs[next.run].next {
        parts.append(entry)
        try runs[next.run].advance()
        order.replaceFirst(with: runs[next.run].next?.letters)
      }
      let list = try SearchTermEntry.postings(of: parts)
      if !file.isEmpty, file.count + list.count > Self.wordFileSize { try endFile(&overview) }
      if file.isEmpty { first = letters }
      file.append(UInt8(clamping: letters.count))
      file += letters
      VariableInteger.append(list.count, to: &file)
      file += list
    }
    try endFile(&overview)
  }

  private func firstFile() -> [UInt8] {
    let letters = letters.scalars.map { scalar in
      JSONObject.Member(
        name: String(scalar),
        value: .string(String(decoding: FoldedScalar(scalar).letters, as: UTF8.self)))
    }
    let words = overview.words.map { JSONValue.string(String(decoding: $0.first, as: UTF8.self)) }
    return JSONWriter.bytes(
      of: [
        "segments": .array(overview.segmentCounts.map { .number(JSONNumber(Int($0))) }),
        "days": .array(overview.days.map { $0.map { .number(JSONNumber(Int($0))) } ?? .null }),
        "meetings": .array(overview.meetingFiles.map { .string($0) }),
        "words": .array(words),
        "files": .array(overview.words.map { .string($0.key) }),
        "letters": .object(JSONObject(members: letters)),
      ])
  }
}

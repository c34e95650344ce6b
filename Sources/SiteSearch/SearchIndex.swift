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
  package static let memory = 8 << 20

  private var postings: [[UInt8]: SearchPostings] = [:]
  private var size = 0
  private var segmentCount = 0
  private var runs: [SearchRun] = []
  private var letters = LetterFolding.usualLetters
  private var meetings: [SearchedMeeting] = []
  private var meetingTexts: [[String]] = []
  private var overview = Overview()
  private let memory: Int
  /// Writes a run aside, and returns what reads it.
  private let spill: ([UInt8]) throws -> (_ offset: Int, _ count: Int) throws -> [UInt8]
  /// Takes a file of the index.
  private let emit: (SearchFile) throws -> Void

  /// What the first file says, as JSON.
  private struct Overview {
    var segmentCounts: [Int] = []
    var days: [Int?] = []
    var meetingFiles: [String] = []
    var words: [(first: [UInt8], key: String)] = []
  }

  /// Makes an empty index.
  package init(
    memory: Int = SearchIndex.memory,
    spill: @escaping ([UInt8]) throws -> (_ offset: Int, _ count: Int) throws -> [UInt8],
    emit: @escaping (SearchFile) throws -> Void
  ) {
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
    letters.merge(text.letters) { first, _ in first }
    var shown = meeting
    shown.people = Array(meeting.people.prefix(Self.mostPeople))
    meetings.append(shown)
    meetingTexts.append(text.segments.map(\.file.key))
    overview.segmentCounts.append(text.segments.count)
    overview.days.append(meeting.day)
    if meetings.count == Self.meetingFileCount { try endMeetings() }
    if size > memory { try endRun() }
  }

  /// The words of the names of people, and the pairs of words that stand next to each other in a name,
  /// each with `@` in front, by which meetings are chosen.
  private static func terms(ofPeople people: [String]) -> [SearchTerm] {
    var terms: Set<[UInt8]> = []
    for name in people {
      var counter = SearchTermCounter()
      counter.add(Array(name.utf8))
      let words = counter.result.map(\.letters)
      terms.formUnion(words.map { [UInt8(ascii: "@")] + $0 })
      for (word, next) in zip(words, words.dropFirst()) {
        let pair = [UInt8(ascii: "@")] + word + [0x20] + next
        // The length of a term is a byte.
        if pair.count <= Int(UInt8.max) { terms.insert(pair) }
      }
    }
    return terms.map { SearchTerm(letters: $0, weight: 0) }
  }

  private mutating func add(_ term: SearchTerm) {
    if postings[term.letters]?.add(segmentCount, weight: term.weight) == nil {
      postings[term.letters] = SearchPostings(first: segmentCount, weight: term.weight)
      // A term takes about this much besides its letters.
      size += 100 + term.letters.count
    } else {
      size += 2
    }
  }

  private mutating func endRun() throws {
    var run: [UInt8] = []
    for (letters, postings) in postings.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      SearchRun.append(letters, postings, to: &run)
    }
    postings = [:]
    size = 0
    runs.append(try SearchRun(try spill(run)))
  }

  private mutating func endMeetings() throws {
    guard !meetings.isEmpty else { return }
    let list = zip(meetings, meetingTexts).map { meeting, texts in
      JSONValue.array([
        .string(meeting.page), .string(meeting.title), .string(meeting.date ?? ""),
        .string(meeting.people.joined(separator: ", ")), .array(texts.map { .string($0) }),
      ])
    }
    let file = try SearchFile(JSONWriter.bytes(of: .array(list)))
    overview.meetingFiles.append(file.key)
    try emit(file)
    meetings = []
    meetingTexts = []
  }

  /// Completes the index.
  ///
  /// - Returns: The key of its first file.
  package mutating func finish() throws -> String {
    try endMeetings()
    if runs.isEmpty {
      var run: [UInt8] = []
      for (letters, postings) in postings.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        SearchRun.append(letters, postings, to: &run)
      }
      runs = [try SearchRun { offset, count in Array(run.dropFirst(offset).prefix(count)) }]
    } else if !postings.isEmpty {
      try endRun()
    }
    try merge()
    let file = try SearchFile(firstFile())
    try emit(file)
    return file.key
  }

  /// Merges the runs term by term, and cuts the result into files.
  private mutating func merge() throws {
    var file: [UInt8] = []
    var first: [UInt8] = []
    func endFile(_ overview: inout Overview) throws {
      guard !file.isEmpty else { return }
      let words = try SearchFile(file)
      overview.words.append((first, words.key))
      try emit(words)
      file = []
    }
    while let letters = runs.compactMap({ $0.next?.letters }).min(by: Self.isBefore) {
      var list: [UInt8] = []
      var last = -1
      for index in runs.indices {
        guard let entry = runs[index].next, entry.letters == letters else { continue }
        VariableInteger.append((entry.first - last - 1) << 2 | entry.weight, to: &list)
        list += entry.rest
        last = entry.last
        try runs[index].advance()
      }
      if !file.isEmpty, file.count + list.count > Self.wordFileSize { try endFile(&overview) }
      if file.isEmpty { first = letters }
      file.append(UInt8(clamping: letters.count))
      file += letters
      VariableInteger.append(list.count, to: &file)
      file += list
    }
    try endFile(&overview)
  }

  private static func isBefore(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    one.lexicographicallyPrecedes(other)
  }

  private func firstFile() -> [UInt8] {
    let letters = letters.sorted { $0.key < $1.key }.map { scalar, letters in
      JSONObject.Member(
        name: String(scalar), value: .string(String(decoding: letters, as: UTF8.self)))
    }
    let words = overview.words.map { JSONValue.string(String(decoding: $0.first, as: UTF8.self)) }
    return JSONWriter.bytes(
      of: [
        "segments": .array(overview.segmentCounts.map { .number(JSONNumber($0)) }),
        "days": .array(overview.days.map { $0.map { .number(JSONNumber($0)) } ?? .null }),
        "meetings": .array(overview.meetingFiles.map { .string($0) }),
        "words": .array(words),
        "files": .array(overview.words.map { .string($0.key) }),
        "letters": .object(JSONObject(members: letters)),
      ])
  }
}

/// Terms with their postings, ordered by term, which are merged to an index.
protocol SearchTermSource {
  /// The term that is next; nil at the end.
  var next: SearchTermEntry? { get }

  /// Goes on to the term after the next one.
  ///
  /// - Throws: ``SearchIndexError`` if what is read is not as it was written, or an error of reading.
  mutating func advance() throws
}

/// A term with its postings.
struct SearchTermEntry {
  /// The letters of the term.
  let letters: [UInt8]
  /// Its first posting.
  let first: SearchPosting
  /// The last segment with it.
  let last: Int
  /// The postings behind the first one.
  let rest: ArraySlice<UInt8>
}

extension SearchTermEntry {
  /// The postings of a term from several places, in the order of the segments.
  ///
  /// - Throws: ``SearchIndexError`` if they are not as they were written.
  static func postings(of parts: [SearchTermEntry]) throws -> [UInt8] {
    let parts = parts.sorted { $0.first.segment < $1.first.segment }
    var list: [UInt8] = []
    var last = -1
    guard zip(parts, parts.dropFirst()).allSatisfy({ $0.last < $1.first.segment }) else {
      // A new meeting is between others.
      var postings: [SearchPosting] = []
      for part in parts {
        postings.append(part.first)
        try SearchPostings.forEach(in: part.rest, after: part.first.segment) { postings.append($0) }
      }
      for posting in postings.sorted(by: { $0.segment < $1.segment }) {
        SearchPostings.append(posting, after: last, to: &list)
        last = posting.segment
      }
      return list
    }
    for part in parts {
      SearchPostings.append(part.first, after: last, to: &list)
      list += part.rest
      last = part.last
    }
    return list
  }
}

/// The terms that an index has in memory, in order.
struct HeldTerms: SearchTermSource {
  private let terms: TermTable
  private let postings: [SearchPostings]
  /// The numbers of the terms behind the next one.
  private var numbers: ArraySlice<Int>
  private(set) var next: SearchTermEntry?

  init(_ terms: TermTable, _ postings: [SearchPostings]) {
    self.terms = terms
    self.postings = postings
    numbers = terms.sortedNumbers[...]
    advance()
  }

  mutating func advance() {
    next = numbers.popFirst().map { number in
      let list = postings[number]
      return SearchTermEntry(
        letters: Array(terms[number]), first: list.first, last: list.last, rest: list.rest[...])
    }
  }
}

/// The postings of some segments, ordered by term: what the index has been made of so far, once it has
/// become too large for memory.
///
/// A term is its length in a byte and its letters; then the last segment with it, the length of its
/// postings, and the postings, the first of which counts from -1.
struct SearchRun: SearchTermSource {
  static func append(
    _ letters: ArraySlice<UInt8>, _ postings: SearchPostings, to run: inout [UInt8]
  ) {
    var bytes: [UInt8] = []
    postings.append(after: -1, to: &bytes)
    run.append(UInt8(clamping: letters.count))
    run += letters
    VariableInteger.append(postings.last, to: &run)
    VariableInteger.append(bytes.count, to: &run)
    run += bytes
  }

  /// Reads bytes of the run from an offset on; fewer at its end.
  let read: (_ offset: Int, _ count: Int) throws -> [UInt8]
  private var buffer: [UInt8] = []
  private var offset = 0
  private var end = 0
  private let size: Int
  private let chunkSize: Int
  /// The term that is next; nil at the end.
  private(set) var next: SearchTermEntry?

  /// Begins to read a run.
  ///
  /// - Parameters:
  ///   - size: The number of bytes of the run.
  ///   - chunkSize: The number of bytes to read at once, unless a term takes more.
  /// - Throws: An error of `read`, or ``SearchIndexError`` if the run ends too early.
  init(
    size: Int, chunkSize: Int, _ read: @escaping (_ offset: Int, _ count: Int) throws -> [UInt8]
  ) throws {
    self.size = size
    self.chunkSize = chunkSize
    self.read = read
    try advance()
  }

  /// Goes on to the term after the next one.
  ///
  /// - Throws: An error of `read`, or ``SearchIndexError`` if the run ends too early.
  mutating func advance() throws {
    next = nil
    try fill(1)
    guard offset < buffer.count else {
      if end < size { throw SearchIndexError() }
      return
    }
    let count = Int(buffer[offset])
    // Three integers of at most ten bytes each.
    try fill(1 + count + 30)
    var place = offset + 1 + count
    guard place <= buffer.count,
      let last = VariableInteger.read(buffer[...], at: &place),
      let size = VariableInteger.read(buffer[...], at: &place)
    else { throw SearchIndexError() }
    let letters = Array(buffer[(offset + 1)..<(offset + 1 + count)])
    let start = place - offset
    try fill(start + size)
    place = offset + start
    guard place + size <= buffer.count else { throw SearchIndexError() }
    var restStart = place
    guard let first = VariableInteger.read(buffer[...], at: &restStart), restStart <= place + size
    else { throw SearchIndexError() }
    next = SearchTermEntry(
      letters: letters, first: SearchPosting(segment: first >> 2, weight: UInt8(first & 3)),
      last: last, rest: buffer[restStart..<(place + size)])
    offset = place + size
  }

  /// Reads until a number of bytes is there, or the run ends.
  private mutating func fill(_ count: Int) throws {
    guard buffer.count - offset < count else { return }
    buffer.removeFirst(offset)
    offset = 0
    while buffer.count < count {
      let chunk = try read(end, max(chunkSize, count - buffer.count))
      if chunk.isEmpty { return }
      end += chunk.count
      buffer += chunk
    }
  }
}

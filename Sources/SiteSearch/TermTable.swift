/// Distinct terms, numbered in the order in which they came.
///
/// Their letters stand in one buffer, one term after the other, so that a term costs no allocation.
struct TermTable: Sendable {
  private(set) var letters: [UInt8] = []
  /// The end of each term in ``letters``.
  private var ends: [Int32] = []
  /// The terms by hash, with linear probing: the upper half of the hash, and the number of the term
  /// plus 1; 0 for a free slot.
  private var slots: [UInt64] = []
  private var hashes: [UInt64] = []

  /// The number of terms.
  var count: Int { ends.count }

  /// The place of a term in ``letters``.
  func range(of number: Int) -> Range<Int> {
    (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])
  }

  /// The letters of a term.
  subscript(number: Int) -> ArraySlice<UInt8> { letters[range(of: number)] }

  /// The number of a term, which is added if it is not there yet.
  mutating func number(of term: some Collection<UInt8>) -> Int {
    term.withContiguousStorageIfAvailable { number(in: $0) }
      ?? Array(term).withUnsafeBufferPointer { number(in: $0) }
  }

  /// The number of the term in a buffer, which is added if it is not there yet.
  mutating func number(in term: UnsafeBufferPointer<UInt8>) -> Int {
    if 2 * (ends.count + 1) > slots.count { grow() }
    let hash = Self.hash(term)
    let tag = hash & Self.tagMask
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot] & ~Self.tagMask) - 1
      if slots[slot] & Self.tagMask == tag, isEqual(term, number) { return number }
      slot = (slot + 1) & mask
    }
    slots[slot] = tag | UInt64(ends.count + 1)
    letters.append(contentsOf: term)
    ends.append(Int32(letters.count))
    hashes.append(hash)
    return ends.count - 1
  }

  private static let tagMask: UInt64 = 0xFFFF_FFFF_0000_0000

  /// Two numbers that differ from run to run.
  private static let seeds = (UInt64.random(in: 0 ... .max), UInt64.random(in: 0 ... .max) | 1)

  /// A hash by folded multiplication, as in wyhash, eight bytes at a time: SipHash takes a third of the
  /// time of an index, as most terms are short.
  private static func hash(_ term: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let bytes = UnsafeRawBufferPointer(term)
    let (first, second) = seeds
    var state = first ^ UInt64(truncatingIfNeeded: bytes.count)
    var offset = 0
    func fold(_ word: UInt64) {
      let product = (state ^ word).multipliedFullWidth(by: second)
      state = product.high ^ product.low
    }
    while bytes.count - offset > 8 {
      fold(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < bytes.count {
      rest = rest << 8 | UInt64(bytes[offset])
      offset += 1
    }
    fold(rest)
    return state
  }

  private func isEqual(_ term: UnsafeBufferPointer<UInt8>, _ number: Int) -> Bool {
    let range = range(of: number)
    guard range.count == term.count else { return false }
    return letters.withUnsafeBufferPointer { letters in
      for index in 0..<term.count where letters[range.lowerBound &+ index] != term[index] {
        return false
      }
      return true
    }
  }

  private mutating func grow() {
    let capacity = max(2 * slots.count, 2_048)
    slots = Array(repeating: 0, count: capacity)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (capacity - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = hash & Self.tagMask | UInt64(number + 1)
    }
  }

  /// The numbers of the terms, ordered by their letters.
  var sortedNumbers: [Int] {
    (0..<count).sorted { self[$0].lexicographicallyPrecedes(self[$1]) }
  }

  /// Removes all terms; the memory stays reserved.
  mutating func removeAll() {
    letters.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    hashes.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = 0 }
  }
}

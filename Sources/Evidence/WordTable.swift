/// A hash table that numbers distinct words from 0 in order of insertion.
struct WordTable {
  /// A bucket of four slots, with the occupied ones first.
  fileprivate struct Bucket {
    /// The words' hashes; 0 in a free slot.
    var hashes = SIMD4<UInt64>.zero
    /// The words' numbers, counted from 1; 0 in a free slot.
    var numbers = SIMD4<UInt64>.zero
  }

  /// The buckets, a power of two in number and at least as many as there are words.
  ///
  /// A word is in the bucket chosen by its hash, or in the next one that had a free slot.
  private var buckets = [Bucket](repeating: Bucket(), count: 512)
  /// The multiplier that maps a hash to its bucket.
  ///
  /// It is random, so that no text can be crafted to have all of its words in one bucket.
  private let multiplier = UInt64.random(in: .min ... .max) | 1
  private(set) var count = 0

  /// Returns the number of a word, adding it to the table if it is new.
  mutating func number(ofNew hash: WordHash) -> Int {
    let found = withLookup { $0.number(of: hash) }
    if found > 0 { return found - 1 }
    count += 1
    insert(hash.value, number: UInt64(count))
    if count > buckets.count { addBuckets() }
    return count - 1
  }

  private mutating func insert(_ hash: UInt64, number: UInt64) {
    var place = withLookup { $0.place(of: hash) }
    while buckets[place].hashes[3] != 0 { place = (place + 1) & (buckets.count - 1) }
    for free in 0..<4 where buckets[place].hashes[free] == 0 {
      buckets[place].hashes[free] = hash
      buckets[place].numbers[free] = number
      return
    }
  }

  private mutating func addBuckets() {
    let old = buckets
    buckets = [Bucket](repeating: Bucket(), count: 2 * old.count)
    for bucket in old {
      for place in 0..<4 where bucket.hashes[place] != 0 {
        insert(bucket.hashes[place], number: bucket.numbers[place])
      }
    }
  }

  /// Looks up words in the table, borrowing it once for many lookups.
  struct Lookup {
    fileprivate let buckets: UnsafeBufferPointer<Bucket>
    fileprivate let multiplier: UInt64
    fileprivate let shift: UInt64

    /// Returns the number of a word, counted from 1; 0 if it is not in the table.
    @inline(__always)
    func number(of hash: WordHash) -> Int {
      var place = place(of: hash.value)
      while true {
        let bucket = buckets[place]
        // Whether a word is in the table is unpredictable, so this is faster than branches.
        let isHere = bucket.hashes .== SIMD4(repeating: hash.value)
        let number = SIMD4<UInt64>.zero.replacing(with: bucket.numbers, where: isHere).wrappedSum()
        if bucket.hashes[3] == 0 || number != 0 { return Int(truncatingIfNeeded: number) }
        place = (place &+ 1) & (buckets.count &- 1)
      }
    }

    /// Returns the home bucket of a hash, from which probing starts.
    @inline(__always)
    fileprivate func place(of hash: UInt64) -> Int {
      // Only the highest bits depend on every bit of the hash.
      Int(truncatingIfNeeded: (hash &* multiplier) &>> shift)
    }
  }

  /// Calls a closure with a lookup that borrows the table.
  @inline(__always)
  func withLookup<Result>(_ body: (Lookup) -> Result) -> Result {
    buckets.withUnsafeBufferPointer { buckets in
      let bits = buckets.count.trailingZeroBitCount
      return body(
        Lookup(
          buckets: buckets, multiplier: multiplier, shift: UInt64(UInt64.bitWidth - bits)))
    }
  }
}

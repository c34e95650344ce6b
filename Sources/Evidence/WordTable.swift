/// Numbers different words from 0 in the order in which they come.
struct WordTable {
  /// Four places for words; those that are taken come first.
  fileprivate struct Bucket {
    /// The words' hashes, 0 where a place is free.
    var hashes = SIMD4<UInt64>.zero
    /// The words' numbers, counted from 1; 0 where a place is free.
    var numbers = SIMD4<UInt64>.zero
  }

  /// The buckets, whose count is a power of two and no less than the count of words.
  ///
  /// A word is in the bucket that its hash says, or in the next one that had a free place.
  private var buckets = [Bucket](repeating: Bucket(), count: 512)
  /// Multiplied with a hash to choose its bucket.
  ///
  /// It is chosen by chance, so that no text can have all of its words in one bucket.
  private let multiplier = UInt64.random(in: .min ... .max) | 1
  /// How many words there are.
  private(set) var count = 0

  /// The number of a word, which becomes part of the table.
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
}

extension WordTable {
  /// Finds words in the table, which it borrows once for many of them.
  struct Lookup {
    fileprivate let buckets: UnsafeBufferPointer<Bucket>
    fileprivate let multiplier: UInt64
    fileprivate let shift: UInt64

    /// The number of a word, counted from 1; 0 if it is not in the table.
    @inline(__always)
    func number(of hash: WordHash) -> Int {
      var place = place(of: hash.value)
      while true {
        let bucket = buckets[place]
        // Whether a word is in the table cannot be foreseen, so this takes less time than branches.
        let isHere = bucket.hashes .== SIMD4(repeating: hash.value)
        let number = SIMD4<UInt64>.zero.replacing(with: bucket.numbers, where: isHere).wrappedSum()
        if bucket.hashes[3] == 0 || number != 0 { return Int(truncatingIfNeeded: number) }
        place = (place &+ 1) & (buckets.count &- 1)
      }
    }

    /// Where a word is, or would be if that bucket were not full.
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

/// Files in the order of their names, each with its hash: about 60 bytes a file.
struct FileTable: Sendable, Hashable {
  /// The names, one after the other.
  private var letters: [UInt8] = []
  private var ends: [UInt32] = []
  private var hashes: [ContentHash] = []
  /// The numbers in ``stamps``; -1 for a file without a stamp.
  private var stampNumbers: [Int32] = []
  private var stamps: [ContentHash] = []

  /// Makes an empty table.
  init() {}

  /// The number of files.
  var count: Int { ends.count }

  /// The numbers of the files, from 0 on.
  var indices: Range<Int> { ends.indices }

  /// Adds a file; returns false, and adds nothing, if its name is not behind that of the last one.
  mutating func append(
    _ name: some Collection<UInt8>, hash: ContentHash, stamp: ContentHash?
  ) -> Bool {
    if count > 0, !nameBytes(count - 1).lexicographicallyPrecedes(name) { return false }
    guard let end = UInt32(exactly: letters.count + name.count) else { return false }
    letters += name
    ends.append(end)
    hashes.append(hash)
    stampNumbers.append(stamp == nil ? -1 : Int32(clamping: stamps.count))
    if let stamp { stamps.append(stamp) }
    return true
  }

  private func nameBytes(_ index: Int) -> ArraySlice<UInt8> {
    letters[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])]
  }

  /// The name of a file.
  func name(_ index: Int) -> String { String(decoding: nameBytes(index), as: UTF8.self) }

  /// The hash of a file.
  func hash(_ index: Int) -> ContentHash { hashes[index] }

  /// The stamp of a file; nil if it has none.
  func stamp(_ index: Int) -> ContentHash? {
    stampNumbers[index] < 0 ? nil : stamps[Int(stampNumbers[index])]
  }

  /// The number of the file with a name; nil if there is none.
  func index(of name: String) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if nameBytes(middle).lexicographicallyPrecedes(name.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < count && nameBytes(low).elementsEqual(name.utf8) ? low : nil
  }
}

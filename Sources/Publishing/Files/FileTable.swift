/// Files in the order of their names, each with its hash: some 60 to 120 bytes a file, with its
/// name and perhaps a stamp.
struct FileTable: Sendable, Hashable {
  private var names = FileNames()
  private var hashes: [ContentHash] = []
  /// The numbers in ``stamps``; -1 for a file without a stamp.
  private var stampNumbers: [Int32] = []
  private var stamps: [ContentHash] = []

  /// Makes an empty table.
  init() {}

  /// The number of files.
  var count: Int { names.count }

  /// The numbers of the files, from 0 on.
  var indices: Range<Int> { names.indices }

  /// Adds a file; returns false, and adds nothing, if its name is not behind that of the last one.
  mutating func append(
    _ name: some Collection<UInt8>, hash: ContentHash, stamp: ContentHash?
  ) -> Bool {
    if count > 0, !names.bytes(count - 1).lexicographicallyPrecedes(name) { return false }
    names.append(name)
    hashes.append(hash)
    stampNumbers.append(stamp == nil ? -1 : Int32(clamping: stamps.count))
    if let stamp { stamps.append(stamp) }
    return true
  }

  /// A file.
  subscript(index: Int) -> RecordedFile {
    RecordedFile(name: name(index), hash: hash(index), stamp: stamp(index))
  }

  /// The name of a file.
  func name(_ index: Int) -> String { names[index] }

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
      if names.bytes(middle).lexicographicallyPrecedes(name.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < count && names.bytes(low).elementsEqual(name.utf8) ? low : nil
  }
}

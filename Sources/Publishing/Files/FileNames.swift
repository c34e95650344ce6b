/// Names of files, one after the other in memory: an array of strings takes two or three times as much,
/// and a site of ten thousand meetings has some forty thousand files.
package struct FileNames: RandomAccessCollection, Sendable, Hashable, ExpressibleByArrayLiteral {
  private var letters: [UInt8] = []
  private var ends: [UInt32] = []

  /// Makes an empty list.
  package init() {}

  /// Makes a list.
  package init(arrayLiteral names: String...) {
    self.init(names)
  }

  /// Makes a list of names.
  package init(_ names: some Sequence<String>) {
    for name in names { _ = append(name.utf8) }
  }

  /// Makes room for as many names as there will be, so that no copy is made while they are added.
  mutating func reserveCapacity(_ count: Int, letters letterCount: Int) {
    ends.reserveCapacity(count)
    letters.reserveCapacity(letterCount)
  }

  /// Adds a name; false if all names together are longer than 4 GB.
  mutating func append(_ name: some Collection<UInt8>) -> Bool {
    guard let end = UInt32(exactly: letters.count + name.count) else { return false }
    letters += name
    ends.append(end)
    return true
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { ends.count }

  /// A name.
  package subscript(index: Int) -> String { String(decoding: bytes(index), as: UTF8.self) }

  /// The bytes of a name.
  func bytes(_ index: Int) -> ArraySlice<UInt8> {
    letters[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])]
  }
}

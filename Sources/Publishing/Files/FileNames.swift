/// Names of files, one after the other in memory: an array of strings takes two or three times as much,
/// and a site of ten thousand meetings has some forty thousand files.
package struct FileNames: RandomAccessCollection, Sendable, Hashable, ExpressibleByArrayLiteral {
  private var letters: [UInt8] = []
  private var ends: [Int] = []

  /// Makes an empty list.
  package init() {}

  /// Makes a list.
  package init(arrayLiteral names: String...) {
    self.init(names)
  }

  /// Makes a list of names.
  package init(_ names: some Sequence<String>) {
    for name in names { append(name) }
  }

  /// Adds a name.
  mutating func append(_ name: String) { append(name.utf8) }

  /// Adds a name.
  mutating func append(_ name: some Collection<UInt8>) {
    letters += name
    ends.append(letters.count)
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { ends.count }

  /// A name.
  package subscript(index: Int) -> String { String(decoding: bytes(index), as: UTF8.self) }

  /// The bytes of a name.
  func bytes(_ index: Int) -> ArraySlice<UInt8> {
    letters[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }
}

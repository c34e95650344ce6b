/// Bytes that do not fit in memory: they are appended to a temporary file, and read from it.
package struct SpilledBytes {
  /// Appends bytes.
  package let append: (_ bytes: [UInt8]) throws -> Void
  /// Reads bytes from an offset on; fewer than asked for may come, and none come at the end.
  package let read: (_ offset: Int, _ count: Int) throws -> [UInt8]

  /// Takes over what appends to a file and what reads it.
  package init(
    append: @escaping (_ bytes: [UInt8]) throws -> Void,
    read: @escaping (_ offset: Int, _ count: Int) throws -> [UInt8]
  ) {
    self.append = append
    self.read = read
  }
}

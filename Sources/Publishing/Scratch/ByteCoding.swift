internal import Exporting
internal import MeetingModel

/// Writes values to bytes that ``ByteReader`` reads, in the same process.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ value: Int64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ value: Int) { append(Int64(value)) }

  mutating func append(_ text: String) {
    append(text.utf8.count)
    bytes += text.utf8
  }

  mutating func append(_ hash: ContentHash) { bytes += hash.bytes }

  /// Appends whether there is a value, and the value.
  mutating func append<Value>(_ value: Value?, _ write: (inout ByteWriter, Value) -> Void) {
    bytes.append(value == nil ? 0 : 1)
    if let value { write(&self, value) }
  }

  /// Appends the number of values, and the values.
  mutating func append<Value>(_ values: [Value], _ write: (inout ByteWriter, Value) -> Void) {
    append(values.count)
    for value in values { write(&self, value) }
  }

  mutating func append(_ instant: Instant) {
    append(instant.seconds)
    append(Int64(instant.nanoseconds))
  }
}

/// Reads what ``ByteWriter`` has written.
struct ByteReader {
  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private mutating func take(_ count: Int) throws(ExportError) -> ArraySlice<UInt8> {
    guard count >= 0, bytes.count - offset >= count else { throw .scratchDamage }
    offset += count
    return bytes[(offset - count)..<offset]
  }

  mutating func integer() throws(ExportError) -> Int64 {
    try take(8).reversed().reduce(0) { $0 << 8 | Int64($1) }
  }

  mutating func int() throws(ExportError) -> Int { Int(try integer()) }

  mutating func text() throws(ExportError) -> String {
    String(decoding: try take(try int()), as: UTF8.self)
  }

  mutating func hash() throws(ExportError) -> ContentHash { ContentHash(try take(32)) }

  mutating func optional<Value>(
    _ read: (inout ByteReader) throws(ExportError) -> Value
  ) throws(ExportError) -> Value? {
    try take(1).first == 1 ? try read(&self) : nil
  }

  mutating func list<Value>(
    _ read: (inout ByteReader) throws(ExportError) -> Value
  ) throws(ExportError) -> [Value] {
    var values: [Value] = []
    for _ in 0..<max(try int(), 0) { values.append(try read(&self)) }
    return values
  }

  mutating func instant() throws(ExportError) -> Instant {
    Instant(seconds: try integer(), nanoseconds: Int32(truncatingIfNeeded: try integer()))
  }
}

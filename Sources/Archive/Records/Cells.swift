internal import Foundation
internal import GRDB
internal import MeetingModel

/// An invalid value in an archive.
struct CellFault: Error {
  /// What is wrong, as a clause.
  let reason: String
}

/// The cells of a row, each validated before use.
///
/// SQLite returns whatever a file contains, and the file may come from anyone: it can hold types
/// other than those of the tables, and impossible numbers.
struct Cells {
  /// The largest position: far more than there are bots, and small enough to count through.
  static let maximumPosition: Int64 = 100_000_000
  /// The maximum size of a file, a line or an answer in bytes.
  static let maximumSize: Int64 = 1 << 40
  /// The maximum size of a raw answer in bytes; the service's are refused from 64 MB on.
  static let maximumAnswerSize: Int64 = 1 << 28
  /// The largest size that a zlib stream can have once it is unpacked.
  ///
  /// It expands to at most 1,032 times its size (zlib.net/zlib_tech.html).
  static func unpackedSize(of body: [UInt8]) -> Int64 {
    min(maximumAnswerSize, 1_032 * Int64(body.count) + 64)
  }
  /// The valid times: seconds from 1970 to the end of the year 9999.
  static let times: ClosedRange<Int64> = 0...253_402_300_799

  private let row: Row

  init(_ row: Row) {
    self.row = row
  }

  /// A whole number.
  func integer(_ index: Int, in range: ClosedRange<Int64>) throws -> Int64 {
    guard let value = try integerIfPresent(index, in: range) else { throw fault(index, "nothing") }
    return value
  }

  /// A whole number, or nil.
  func integerIfPresent(_ index: Int, in range: ClosedRange<Int64>) throws -> Int64? {
    switch try value(index) {
    case .null: return nil
    case .int64(let number) where range.contains(number): return number
    case let other: throw fault(index, Self.words(other))
    }
  }

  /// The position of a bot in the list of all bots.
  func position(_ index: Int) throws -> Int64 {
    try integer(index, in: 1...Self.maximumPosition)
  }

  func size(_ index: Int) throws -> Int { Int(try integer(index, in: 0...Self.maximumSize)) }

  func sizeIfPresent(_ index: Int) throws -> Int? {
    try integerIfPresent(index, in: 0...Self.maximumSize).map { Int($0) }
  }

  /// A number of rows.
  func count(_ index: Int) throws -> Int { Int(try integer(index, in: 0...Int64(Int32.max))) }

  func flagIfPresent(_ index: Int) throws -> Bool? {
    try integerIfPresent(index, in: 0...1).map { $0 == 1 }
  }

  func text(_ index: Int) throws -> String {
    guard let text = try textIfPresent(index) else { throw fault(index, "nothing") }
    return text
  }

  func textIfPresent(_ index: Int) throws -> String? {
    switch try value(index) {
    case .null: return nil
    case .string(let text): return text
    case let other: throw fault(index, Self.words(other))
    }
  }

  func bot(_ index: Int) throws -> BotID {
    let text = try text(index)
    guard let id = BotID(text) else { throw fault(index, text.prefix(80).debugDescription) }
    return id
  }

  func state(_ index: Int) throws -> ArchivedState {
    let text = try text(index)
    guard let state = ArchivedState(rawValue: text) else {
      throw fault(index, text.prefix(80).debugDescription)
    }
    return state
  }

  /// The key of a meeting's file.
  func outputKey(_ index: Int) throws -> OutputKey {
    let text = try text(index)
    guard let key = OutputKey(text) else {
      throw fault(index, text.prefix(80).debugDescription)
    }
    return key
  }

  /// A SHA-256.
  func hash(_ index: Int) throws -> [UInt8] {
    guard let hash = try hashIfPresent(index) else { throw fault(index, "nothing") }
    return hash
  }

  /// A SHA-256, or nil.
  func hashIfPresent(_ index: Int) throws -> [UInt8]? {
    let bytes = try row.bytes(index)
    guard !bytes.isEmpty else { return nil }
    guard bytes.count == 32 else { throw fault(index, "\(bytes.count) bytes") }
    return bytes
  }

  private func value(_ index: Int) throws -> DatabaseValue.Storage {
    try row.decode(DatabaseValue.self, atIndex: index).storage
  }

  private func fault(_ index: Int, _ found: String) -> CellFault {
    let columns = Array(row.columnNames)
    let name = columns.indices.contains(index) ? columns[index] : "\(index)"
    return CellFault(reason: "\(found) cannot be a value of \(name)")
  }

  private static func words(_ value: DatabaseValue.Storage) -> String {
    switch value {
    case .null: "nothing"
    case .int64(let number): "\(number)"
    case .double(let number): "\(number)"
    case .string(let text): text.prefix(80).debugDescription
    case .blob(let data): "a blob of \(data.count) bytes"
    }
  }
}

func blob(_ bytes: [UInt8]) -> DatabaseValue {
  Data(bytes).databaseValue
}

extension Row {
  /// The bytes of a blob; empty for `NULL`.
  func bytes(_ index: Int) throws -> [UInt8] {
    try withUnsafeData(atIndex: index) { $0.map { [UInt8]($0) } ?? [] }
  }
}

extension String {
  /// The text without NUL, at which SQLite's functions for text stop.
  var storable: String {
    guard utf8.contains(0) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
  }
}

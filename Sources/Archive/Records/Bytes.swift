internal import Foundation
internal import GRDB

func blob(_ bytes: [UInt8]) -> DatabaseValue {
  Data(bytes).databaseValue
}

extension Row {
  /// The bytes of a blob; empty for `NULL`.
  func bytes(_ index: Int) throws -> [UInt8] {
    try withUnsafeData(atIndex: index) { $0.map { [UInt8]($0) } ?? [] }
  }
}

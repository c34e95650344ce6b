internal import GRDBSQLite

/// The row of a full-text query for which an auxiliary function is called
/// (sqlite.org/fts5.html#custom_auxiliary_functions).
struct MatchContext {
  // Members are read one by one: those of a newer version are not there in an older library. All that are
  // used here have been there since version 1.
  private let api: UnsafePointer<Fts5ExtensionApi>
  private let context: OpaquePointer

  /// The code with which SQLite says that something failed.
  struct Failure: Error {
    let code: CInt
  }

  /// Takes over the arguments of an auxiliary function.
  init?(_ api: UnsafePointer<Fts5ExtensionApi>?, _ context: OpaquePointer?) {
    guard let api, let context else { return nil }
    self.api = api
    self.context = context
  }

  private func call<Function>(
    _ function: Function?, _ body: (Function) -> CInt
  ) throws(Failure) {
    let code = function.map(body) ?? SQLITE_ERROR
    if code != SQLITE_OK { throw Failure(code: code) }
  }

  /// The number of the row.
  var row: Int64 { api.pointee.xRowid?(context) ?? 0 }

  /// The number of phrases in the query.
  var phraseCount: Int { Int(api.pointee.xPhraseCount?(context) ?? 0) }

  /// The number of rows in the table.
  func rowCount() throws(Failure) -> Int64 {
    var count: Int64 = 0
    try call(api.pointee.xRowCount) { $0(context, &count) }
    return count
  }

  /// The number of words in all rows.
  func totalLength() throws(Failure) -> Int64 {
    var length: Int64 = 0
    try call(api.pointee.xColumnTotalSize) { $0(context, -1, &length) }
    return length
  }

  /// The number of words in the row.
  func length() throws(Failure) -> Int {
    var length: CInt = 0
    try call(api.pointee.xColumnSize) { $0(context, -1, &length) }
    return Int(length)
  }

  /// Calls a body with the number of the phrase for each occurrence in the row.
  func forEachOccurrence(_ body: (Int) -> Void) throws(Failure) {
    var count: CInt = 0
    try call(api.pointee.xInstCount) { $0(context, &count) }
    for index in 0..<max(count, 0) {
      var (phrase, column, offset): (CInt, CInt, CInt) = (0, 0, 0)
      try call(api.pointee.xInst) { $0(context, index, &phrase, &column, &offset) }
      body(Int(phrase))
    }
  }

  /// Rows that have a phrase, in their order.
  struct Rows {
    /// The number of those that were counted.
    fileprivate(set) var count: Int64 = 0
    /// The number of the last row that was counted, if there may be more; nil if all were counted.
    fileprivate(set) var end: Int64?
    fileprivate let limit: Int64
  }

  /// Counts the rows that have a phrase, up to a limit.
  func rows(with phrase: Int, upTo limit: Int64) throws(Failure) -> Rows {
    var rows = Rows(limit: limit)
    try withUnsafeMutablePointer(to: &rows) { (rows) throws(Failure) in
      try call(api.pointee.xQueryPhrase) {
        $0(context, CInt(phrase), rows) { api, context, rows in
          guard let rows = rows?.assumingMemoryBound(to: Rows.self) else { return SQLITE_ERROR }
          rows.pointee.count += 1
          guard rows.pointee.count >= rows.pointee.limit else { return SQLITE_OK }
          rows.pointee.end = MatchContext(api, context)?.row
          return SQLITE_DONE
        }
      }
    }
    return rows
  }

  /// An object that is kept for the whole query, which is made for its first row.
  func kept<Kept: AnyObject>(
    _ make: () throws(Failure) -> Kept
  ) throws(Failure) -> Kept {
    if let kept = api.pointee.xGetAuxdata?(context, 0) {
      return Unmanaged<Kept>.fromOpaque(kept).takeUnretainedValue()
    }
    let object = try make()
    let kept = Unmanaged<AnyObject>.passRetained(object).toOpaque()
    // After an error, it has been released already.
    try call(api.pointee.xSetAuxdata) {
      $0(context, kept) { kept in
        if let kept { Unmanaged<AnyObject>.fromOpaque(kept).release() }
      }
    }
    return object
  }
}

internal import GRDB

/// The reason an archive could not be used.
///
/// The description is one line that says what happened and what to do.
package struct ArchiveError: Error, Sendable {
  /// The kind of failure.
  package enum Kind: Sendable, Hashable {
    /// There is no archive.
    case missing
    /// The file is not an archive, or is damaged.
    case damaged
    /// It was written by a newer version of the program.
    case newer
    /// It was written by an older version, and cannot be brought up to date where it is.
    case older
    /// It cannot be created in its folder.
    case unwritable
    /// It cannot be read or written: a full disk, a file without permission.
    case failed
    /// The work was cancelled.
    case cancelled
  }

  /// The kind of failure.
  package let kind: Kind
  /// The path of the archive; nil if the reason names the file, or if there is none.
  package let place: String?
  /// What failed: a clause without a full stop.
  package let reason: String
  /// What to do next.
  package let advice: String
  /// The error of the database that it was made from; nil if there is none.
  package private(set) var underlying: (any Error)?

  init(_ kind: Kind, at place: String? = nil, _ reason: String, advice: String) {
    self.kind = kind
    self.place = place
    self.reason = reason
    self.advice = advice
  }

  /// Converts an error of the database.
  init(_ error: any Error, path: String) {
    if let error = error as? ArchiveError {
      self = error
      return
    }
    if let fault = error as? CellFault {
      self = .damaged(path, fault.reason)
      return
    }
    if error is RowDecodingError {
      self = .damaged(path, "\(error)")
      return
    }
    self.init(ofDatabase: error, path: path)
    underlying = error
  }

  private init(ofDatabase error: any Error, path: String) {
    guard let error = error as? DatabaseError else {
      self.init(.failed, at: path, "\(error)", advice: "try again")
      return
    }
    switch error.resultCode {
    // The program never violates constraints of its own tables, so the file must be damaged.
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_TOOBIG,
      .SQLITE_ERROR, .SQLITE_FORMAT:
      self = .damaged(path, error.message ?? "it cannot be read")
    case .SQLITE_FULL:
      self.init(
        .failed, at: path, "the disk is full",
        advice: "make room, and run the same command again: it resumes where it stopped")
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      self.init(
        .failed, at: path, "no access: \(error.message ?? "the system does not say why")",
        advice: "change the permissions of the file and its folder, or name another folder")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        .failed, at: path, "another program keeps the archive locked",
        advice: "close it, and run the same command again")
    default:
      self.init(
        .failed, at: path, "\(error.message ?? "the archive cannot be used")",
        advice: "check the disk, and run the same command again: it resumes where it stopped")
    }
  }

  /// The error for something else at the archive's path, put there by someone else.
  static func foreign(_ reason: String) -> ArchiveError {
    ArchiveError(.damaged, reason, advice: "move it away, or choose another folder")
  }

  static func damaged(_ path: String, _ reason: String) -> ArchiveError {
    ArchiveError(
      .damaged, at: path, "this is not an archive, or it is damaged: \(reason)",
      advice: "put back a copy of it, or move the file away and export again, which fetches"
        + " everything anew")
  }
}

extension ArchiveError: CustomStringConvertible {
  /// The place, the reason and the advice.
  package var description: String { "\(place.map { "\($0): " } ?? "")\(reason); \(advice)" }
}

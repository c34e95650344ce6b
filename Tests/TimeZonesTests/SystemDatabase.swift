import Foundation
import TestSupport
import TimeZones

extension Requirement {
  /// The time zone database of the machine.
  static let zones = Requirement("the system's time zone database") {
    FileManager.default.fileExists(atPath: berlin)
  }
}

/// A file of the system's time zone database.
let berlin = ZoneDatabase.systemFolder + "/Europe/Berlin"

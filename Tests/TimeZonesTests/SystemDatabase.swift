import Foundation
import TimeZones

/// The time zone database of the machine.
enum SystemDatabase {
  static let berlin = ZoneDatabase.systemFolder + "/Europe/Berlin"
  static let isHere = FileManager.default.fileExists(atPath: berlin)
  static let hasPython =
    (try? Process.output(of: "python3", ["-c", "import zoneinfo; print(1)"])) == "1\n"
}

import BotStatus
import MeetingModel
import TestSupport

/// The files in the folder `Fixtures`: what the service sends, a case each.
enum Fixture {
  /// The ID that the fixtures share, from the service's contract.
  static let botID = "258b06fc-6bc9-4261-9f29-bc8a4474af0a"

  static func bytes(of file: String) throws -> [UInt8] {
    try ProjectFolder.bytes(of: "Tests/BotStatusTests/Fixtures/\(file)")
  }

  static func meeting(_ name: String, options: ReaderOptions = ReaderOptions()) throws -> Meeting {
    try BotStatusReader(options: options).meeting(in: bytes(of: name + ".json"))
  }
}

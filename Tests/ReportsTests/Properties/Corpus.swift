import BotStatus
import MeetingModel
import TestSupport

/// The recorded meetings of the folder `shared`, read.
enum Corpus {
  /// The meetings by the names of their files; none where the folder is absent.
  static func meetings() throws -> [(name: String, meeting: Meeting)] {
    try SharedFolder.meetings().map { name, bytes in
      (name, try BotStatusReader().meeting(in: bytes))
    }
  }
}

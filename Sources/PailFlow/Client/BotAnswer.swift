public import MeetingModel
package import Permits

/// The service's answer about a bot.
public struct BotAnswer: Sendable {
  /// The bot that was asked for, and that the answer is about.
  public let botID: BotID
  /// The answer byte for byte, unpacked if it came packed.
  public let bytes: [UInt8]
  /// The meeting that it holds.
  public let meeting: Meeting
  /// What was odd in the way it came, such as an address that the service calls deprecated.
  ///
  /// What was odd in the answer itself is in ``Meeting/warnings``: there, notes of a saved answer
  /// have it too.
  public internal(set) var warnings: [Warning]
  /// The service's clock when it answered, by the `Date` field; nil where there was none.
  public internal(set) var date: Instant?
  /// The room in memory that was taken for the answer; nil where it is not bounded.
  package var reservation: ByteReservation?
}

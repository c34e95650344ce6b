internal import MeetingModel
internal import Mustache

/// The speaker's values that turns and passages show: made once per speaker, shared by all turns.
final class SpeakerMarks: Sendable {
  /// The number of speaker colours; a stylesheet has a class for each.
  private static let colourCount = 8

  /// The colour number of a speaker, from 1.
  ///
  /// - Parameter number: The speaker's number in the order of first turns, from 1.
  static func hue(ofSpeaker number: Int) -> Int {
    (number - 1) % colourCount + 1
  }

  let name: Value
  let role: Value
  let hue: Value

  /// Makes the marks of a speaker.
  init(_ subject: SpeakerValues.Subject) {
    name = subject.speaker.name.isBlank ? .nothing : .text(subject.speaker.name)
    role = subject.speaker.role.map { .verbatim($0.rawValue) } ?? .nothing
    hue = .number(String(Self.hue(ofSpeaker: subject.number)))
  }
}

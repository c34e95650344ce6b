internal import Synchronization

/// Which of the names that a caller asked for were found, over all meetings that a reader reads.
///
/// A name that is in no meeting is probably misspelt, which can be told only at the end.
public final class SpeakerNameUse: Sendable, Hashable {
  private struct Contents {
    var hasReadMeetings = false
    var found: Set<String> = []
    var speakers: [String] = []
  }

  /// The names that are looked for.
  private let wanted: Set<String>
  private let contents = Mutex(Contents())

  /// How many names of speakers are kept for messages.
  private static let maximumSpeakers = 20

  /// Begins to look for names.
  public init(of names: some Sequence<String>) {
    wanted = Set(names)
  }

  /// Takes note of names in a meeting.
  ///
  /// - Parameter areSpeakers: Whether they are those of speakers in the transcript.
  func note(_ names: some Sequence<String>, areSpeakers: Bool) {
    contents.withLock { contents in
      for name in names {
        if wanted.contains(name) { contents.found.insert(name) }
        if areSpeakers, contents.speakers.count < Self.maximumSpeakers,
          !contents.speakers.contains(name)
        {
          contents.speakers.append(name)
        }
      }
    }
  }

  /// Whether a name was found in a meeting.
  public func wasFound(_ name: String) -> Bool {
    contents.withLock { $0.found.contains(name) }
  }

  /// Whether any meeting was read.
  public var hasReadMeetings: Bool {
    contents.withLock { $0.hasReadMeetings }
  }

  /// Takes note of a meeting.
  func noteMeeting() {
    contents.withLock { $0.hasReadMeetings = true }
  }

  /// The names of the speakers in the order in which they were first seen, as the service has them;
  /// the first twenty.
  public var speakers: [String] {
    contents.withLock { $0.speakers }
  }

  /// Whether both are the same object.
  public static func == (left: SpeakerNameUse, right: SpeakerNameUse) -> Bool { left === right }

  /// Hashes the object's identity.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(self))
  }
}

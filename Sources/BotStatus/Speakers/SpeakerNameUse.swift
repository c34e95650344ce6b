internal import Synchronization

/// Which of the names that a caller asked for were found, over all meetings that a reader reads.
///
/// A name that is in no meeting is probably misspelt, which can be told only at the end.
public final class SpeakerNameUse: Sendable, Hashable {
  private struct Contents {
    var hasReadMeetings = false
    var found: Set<String> = []
    /// In alphabetical order, which does not depend on the meeting that is read first.
    var speakers: [String] = []

    /// Adds a name, unless there are enough that come before it.
    mutating func add(speaker name: String) {
      let place = speakers.firstIndex { $0 >= name } ?? speakers.endIndex
      guard place < maximumSpeakers, place == speakers.count || speakers[place] != name else {
        return
      }
      speakers.insert(name, at: place)
      if speakers.count > maximumSpeakers { speakers.removeLast() }
    }
  }

  /// The names that are looked for.
  private let wanted: Set<String>
  private let contents = Mutex(Contents())

  /// How many names of speakers are kept for messages.
  private static let maximumSpeakers = 200

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
        if areSpeakers { contents.add(speaker: name) }
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

  /// The names of the speakers as the service has them, in alphabetical order; the first two hundred.
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

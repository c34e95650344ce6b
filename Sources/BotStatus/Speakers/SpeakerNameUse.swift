internal import Synchronization

/// Records which of the requested names were found, over all meetings that a reader reads.
///
/// A name found in no meeting is probably misspelt, which is known only at the end.
public final class SpeakerNameUse: Sendable, Hashable {
  private struct Contents {
    var hasReadMeetings = false
    var found: Set<String> = []
    /// The names in alphabetical order, which does not depend on the order of meetings.
    var speakers: [String] = []

    /// Adds a name, unless the list is full of names that sort before it.
    mutating func add(speaker name: String) {
      let place = speakers.firstIndex { $0 >= name } ?? speakers.endIndex
      guard place < maximumSpeakers, place == speakers.count || speakers[place] != name else {
        return
      }
      speakers.insert(name, at: place)
      if speakers.count > maximumSpeakers { speakers.removeLast() }
    }
  }

  /// The names to look for.
  private let wanted: Set<String>
  private let contents = Mutex(Contents())

  /// The maximum number of speaker names kept for messages.
  private static let maximumSpeakers = 200

  /// Starts looking for names.
  public init(of names: some Sequence<String>) {
    wanted = Set(names)
  }

  /// Records names in a meeting.
  ///
  /// - Parameter areSpeakers: Whether they are the names of speakers in the transcript.
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

  /// Records that a meeting was read.
  func noteMeeting() {
    contents.withLock { $0.hasReadMeetings = true }
  }

  /// The first two hundred speakers' names as the service spells them, in alphabetical order.
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

internal import Crypto
internal import MeetingModel
package import Reports

/// A meeting rendered in some formats, to be stored.
package struct RenderedMeeting: Sendable {
  /// The name of the meeting in messages.
  package let subject: String
  /// The ID of its bot; nil if it names none.
  package let botID: String?
  /// Its bot, or what stands for it in the list of names of a folder: ``FileNamer/owner(of:)``.
  let owner: BotID?
  /// The name of its notes, without extension; not necessarily unique within the run.
  package let name: String
  /// The outputs, in the order of the templates.
  package let outputs: [RenderedOutput]
  let warnings: [Warning]
  /// The service's explanation for a failed bot with nothing to make notes from; nil for any other.
  let failure: String?

  /// The line of the meeting; nil if none was rendered.
  var line: RenderedOutput? { outputs.first { !$0.format.isNote } }
  var notes: some Sequence<RenderedOutput> { outputs.lazy.filter(\.format.isNote) }
  /// The size of all outputs in bytes.
  var size: Int { outputs.reduce(0) { $0 + $1.text.size } }
  /// The memory that the outputs take, in bytes.
  var sizeInMemory: Int { outputs.reduce(0) { $0 + $1.text.sizeInMemory } }

  /// The same meeting with only its line.
  var withoutNotes: RenderedMeeting {
    RenderedMeeting(
      subject: subject, botID: botID, owner: owner, name: name, outputs: line.map { [$0] } ?? [],
      warnings: warnings, failure: failure)
  }
}

/// A meeting rendered in one format.
package struct RenderedOutput: Sendable {
  /// The format.
  package let format: OutputFormat
  /// The text.
  package let text: OutputText
  private let knownHash: [UInt8]?

  /// Makes an output.
  ///
  /// - Parameter isHashed: Whether the text is hashed at once, by the task that rendered it.
  package init(_ bytes: [UInt8], format: OutputFormat, isHashed: Bool = false) {
    self.format = format
    text = .bytes(bytes)
    knownHash = isHashed ? Array(SHA256.hash(data: bytes)) : nil
  }

  init(staged text: StagedText, hash: [UInt8], format: OutputFormat) {
    self.format = format
    self.text = .staged(text)
    knownHash = hash
  }

  /// The SHA-256 of the text.
  package var hash: [UInt8] {
    if let knownHash { return knownHash }
    var hash = SHA256()
    if case .bytes(let bytes) = text { hash.update(data: bytes) }
    return Array(hash.finalize())
  }
}

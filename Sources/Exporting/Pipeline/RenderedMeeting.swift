internal import Crypto
internal import MeetingModel
package import Reports

/// A meeting in some formats, on its way to its place.
package struct RenderedMeeting: Sendable {
  /// How messages name the meeting.
  package let subject: String
  /// The bot that it is about; nil where it names none.
  package let botID: String?
  /// The name of its notes, without extension; another meeting of the run may have the same.
  package let name: String
  /// What was rendered, in the order of the templates.
  package let outputs: [RenderedOutput]
  /// What was odd in the meeting.
  let warnings: [Warning]
  /// What the service says of a bot that failed and left nothing to make notes of; nil for any
  /// other.
  let failure: String?

  /// The line of the meeting; nil where none was rendered.
  var line: RenderedOutput? { outputs.first { $0.format == .jsonLines } }
  /// The notes of the meeting.
  var notes: some Sequence<RenderedOutput> { outputs.lazy.filter { $0.format != .jsonLines } }
  /// The number of bytes of memory that the outputs take.
  var sizeInMemory: Int { outputs.reduce(0) { $0 + $1.text.sizeInMemory } }

  /// Makes a value.
  init(
    subject: String, botID: String?, name: String, outputs: [RenderedOutput],
    warnings: [Warning] = [], failure: String? = nil
  ) {
    self.subject = subject
    self.botID = botID
    self.name = name
    self.outputs = outputs
    self.warnings = warnings
    self.failure = failure
  }

  /// The same with its line alone.
  var withoutNotes: RenderedMeeting {
    RenderedMeeting(
      subject: subject, botID: botID, name: name, outputs: line.map { [$0] } ?? [],
      warnings: warnings, failure: failure)
  }
}

/// A meeting in one format.
package struct RenderedOutput: Sendable {
  /// The format.
  package let format: OutputFormat
  /// The text.
  package let text: OutputText
  private let knownHash: [UInt8]?

  /// Makes an output.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - format: The format.
  ///   - isHashed: Whether its hash is made at once, by the task that rendered it.
  package init(_ bytes: [UInt8], format: OutputFormat, isHashed: Bool = false) {
    self.format = format
    text = .bytes(bytes)
    knownHash = isHashed ? Array(SHA256.hash(data: bytes)) : nil
  }

  /// Makes an output of a text that was written aside.
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

/// The JSON Schemas (draft 2020-12) of what the program writes as JSON.
public enum RecordSchema: String, Sendable, CaseIterable {
  /// A record in JSON Lines.
  case meeting
  /// A line of the list of an archive.
  case list
  /// A passage that a search has found.
  case search
  /// An action item of a list.
  case todo
  /// A bot that gets no record.
  case failure
  /// What a program is told after the notes of a call of the webhook were written.
  case event

  /// The name and version, which each object has as `schema`.
  public var name: String { "debrief.\(rawValue).v1" }

  /// The schema of a record in JSON Lines.
  public static var text: [UInt8] { meeting.text }

  /// The schema in UTF-8, with a trailing newline.
  public var text: [UInt8] {
    var text: [UInt8] = []
    BuiltInPacks().forEachFile { folder, name, bytes in
      if folder == "schema", name == "\(self.name).json" {
        text.append(contentsOf: bytes)
      }
    }
    return text
  }
}

/// The JSON Schema (draft 2020-12) of a record in JSON Lines.
public enum RecordSchema {
  /// The schema in UTF-8, with a trailing newline.
  public static var text: [UInt8] {
    var text: [UInt8] = []
    BuiltInPacks().forEachFile { folder, name, bytes in
      if folder == "schema", name == "debrief.meeting.v1.json" { text.append(contentsOf: bytes) }
    }
    return text
  }
}

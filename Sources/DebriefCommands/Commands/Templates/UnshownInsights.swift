internal import BotStatus
internal import Evidence
internal import Exporting
internal import JSONDocument
internal import MeetingModel
internal import Reports

/// The insights of saved answers that a pack does not show.
///
/// An insight is shown if notes without it are different.
struct UnshownInsights {
  /// An insight that changes nothing in some formats.
  private struct Unshown {
    let key: String
    /// Its first place in a file.
    let place: String
    var formats: Set<OutputFormat> = []
    /// The number of meetings in which it is not shown.
    var meetings = 0
  }

  private let trial: PackTrial
  private var found: [Unshown] = []
  private var indexes: [String: Int] = [:]

  /// Looks for the insights that the pack of a trial does not show.
  init(_ trial: PackTrial) {
    self.trial = trial
  }

  /// A line for each insight that changes nothing in any format, or in some.
  var lines: [String] {
    found.map { unshown in
      let formats = trial.formats.filter { unshown.formats.contains($0) }.map(\.rawValue)
      return "\(unshown.place): the insight \"\(unshown.key)\" is not shown in "
        + formats.joined(separator: " and ")
        + (unshown.meetings > 1 ? " (\(unshown.meetings) meetings)" : "")
    }
  }

  /// Looks at the meetings of a file.
  mutating func look(inFile path: String) throws {
    let file = try AnswerFile(path)
    for answer in file.answers {
      let meeting = try file.meeting(answer)
      for key in file.keys(in: answer) {
        let other = try file.meeting(file.without(key, answer))
        let shown = try trial.formats(showing: meeting, unlike: other)
        let missing = trial.formats.filter { !shown.contains($0) }
        guard !missing.isEmpty else { continue }
        let index = indexes[key] ?? found.count
        if index == found.count {
          indexes[key] = index
          found.append(Unshown(key: key, place: file.place(of: key)))
        }
        found[index].formats.formUnion(missing)
        found[index].meetings += 1
      }
    }
  }
}

/// A file of saved answers.
private struct AnswerFile {
  let path: String
  let bytes: [UInt8]
  let answers: [JSONValue]

  /// Reads a file with one answer, an array of them, or JSON Lines.
  init(_ path: String) throws {
    self.path = path
    // A pipe would be waited for, and cannot be read again.
    guard FileSystem.kind(of: path) != .special else {
      throw ExportError(
        .badInput, at: path, "this is a device, a pipe or a socket, not a file",
        advice: "save the answer with debrief fetch, and name its file")
    }
    bytes = try FileSystem.read(path)
    do {
      let document = try JSONParser.parse(bytes)
      if case .array(let items) = document { answers = items } else { answers = [document] }
    } catch {
      answers = try bytes.split(separator: UInt8(ascii: "\n")).map { line in
        do throws(JSONError) {
          return try JSONParser.parse(Array(line))
        } catch {
          throw ExportError(.badInput, at: path, "the file is not JSON: \(error.reason)")
        }
      }
    }
    guard !answers.isEmpty else {
      throw ExportError(
        .badInput, at: path, "there is no answer in this file",
        advice: "save one with debrief fetch, and name its file")
    }
  }

  func meeting(_ answer: JSONValue) throws -> Meeting {
    do {
      var meeting = try BotStatusReader().meeting(from: answer)
      meeting.findEvidence()
      return meeting
    } catch {
      throw ExportError(.badInput, at: path, "\(error)")
    }
  }

  /// The keys of an answer's insights that have a value.
  func keys(in value: JSONValue) -> [String] {
    guard case .object(let object) = value else { return [] }
    if case .object(let insights)? = object["insights"] {
      return insights.members.filter { !$0.value.isVoid }.map(\.name)
    }
    return object.members.flatMap { keys(in: $0.value) }
  }

  /// The answer without a key of its insights.
  func without(_ key: String, _ value: JSONValue) -> JSONValue {
    guard case .object(let object) = value else { return value }
    let members = object.members.map { member in
      guard member.name == "insights", case .object(let insights) = member.value else {
        return JSONObject.Member(name: member.name, value: without(key, member.value))
      }
      return JSONObject.Member(
        name: member.name,
        value: .object(JSONObject(members: insights.members.filter { $0.name != key })))
    }
    return .object(JSONObject(members: members))
  }

  /// The first place of a key in the file.
  func place(of key: String) -> String {
    let quoted = Array("\"\(key)\"".utf8)
    let offset = bytes.indices.first { bytes[$0...].starts(with: quoted) } ?? 0
    let before = Array(bytes[..<offset])
    let position = JSONPosition.start.advanced(over: before.span)
    return "\(path):\(position.line):\(position.column)"
  }
}

extension JSONValue {
  /// Whether there is nothing to show.
  fileprivate var isVoid: Bool {
    switch self {
    case .null: true
    case .string(let text): text.isEmpty
    case .array(let items): items.isEmpty
    case .object(let object): object.members.isEmpty
    default: false
    }
  }
}

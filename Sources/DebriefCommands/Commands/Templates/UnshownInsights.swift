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
  private let path: String
  private let bytes: [UInt8]
  private let answers: [JSONValue]

  /// Reads a file with one answer, an array of them, or JSON Lines.
  init(inFile path: String) throws {
    self.path = path
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
  }

  /// A line for each key that changes nothing in any format, or in some.
  func lines(for trial: PackTrial) throws -> [String] {
    var lines: [String] = []
    var seen: Set<String> = []
    for answer in answers {
      let meeting = try meeting(answer)
      for key in keys(in: answer) where !seen.contains(key) {
        let other = try self.meeting(without(key, answer))
        let shown = try trial.formats(showing: meeting, unlike: other)
        let missing = trial.formats.filter { !shown.contains($0) }
        guard !missing.isEmpty, seen.insert(key).inserted else { continue }
        lines.append(
          "\(place(of: key)): the insight \"\(key)\" is not shown in "
            + missing.map(\.rawValue).joined(separator: " and "))
      }
    }
    return lines
  }

  private func meeting(_ answer: JSONValue) throws -> Meeting {
    do {
      var meeting = try BotStatusReader().meeting(from: answer)
      meeting.findEvidence()
      return meeting
    } catch {
      throw ExportError(.badInput, at: path, "\(error)")
    }
  }

  /// The keys of an answer's insights that have a value.
  private func keys(in value: JSONValue) -> [String] {
    guard case .object(let object) = value else { return [] }
    if case .object(let insights)? = object["insights"] {
      return insights.members.filter { !$0.value.isVoid }.map(\.name)
    }
    return object.members.flatMap { keys(in: $0.value) }
  }

  /// The answer without a key of its insights.
  private func without(_ key: String, _ value: JSONValue) -> JSONValue {
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
  private func place(of key: String) -> String {
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

internal import JSONDocument
internal import MeetingModel

/// The people who do the tasks.
extension InsightsReader {
  /// Whether a text is the name of a speaker, or the first word of one, ignoring case.
  func isSpeaker(_ text: String) -> Bool {
    speakers.contains(text.trimmed.lowercased())
  }

  /// Whether a text names one or several speakers: `Ann Lee`, `Ann Lee and Bo`, `Ann Lee (lead)`.
  func isSpeakers(_ text: String) -> Bool {
    if isSpeaker(text) { return true }
    guard !speakers.isEmpty, text.utf8.count <= 200 else { return false }
    let text = text.trimmed
    if text.utf8.last == UInt8(ascii: ")"), let open = text.utf8.firstIndex(of: UInt8(ascii: "(")) {
      let name = String(text[..<open])
      return !name.isBlank && isSpeakers(name)
    }
    let names = NamesInText.parts(of: text).compactMap { part in
      if case .name(let name) = part { name } else { nil }
    }
    return names.count > 1 && names.allSatisfy(isSpeaker)
  }

  /// Whether a key or heading is the name of who does the tasks below it.
  ///
  /// It is that of a speaker or, where nobody is known to have spoken, looks like a name.
  func isOwner(_ head: String) -> Bool {
    isSpeakers(head) || speakers.isEmpty && Self.isLikeName(head)
  }

  /// Whether a text is one to three capitalized words, none of which says when or how urgently
  /// something is done: topics look like names, too.
  static func isLikeName(_ text: String) -> Bool {
    let words = text.trimmed.unicodeScalars.split { $0 == " " || $0 == "\u{A0}" }
    return (1...3).contains(words.count)
      && words.allSatisfy { word in
        word.first?.properties.isUppercase == true
          && word.dropFirst().contains { $0.properties.isLowercase }
          && word.allSatisfy {
            $0.properties.isAlphabetic || $0 == "-" || $0 == "'" || $0 == "\u{2019}" || $0 == "."
          }
          && !headWords.contains(String(word).lowercased())
      }
  }

  /// Whether a heading or label says that the tasks below it are everybody's or nobody's.
  static func isEverybody(_ head: String) -> Bool {
    everybody.contains(Phrase.key(of: head))
  }

  private static let everybody: Set<String> = [
    "everyone", "everybody", "all", "all participants", "all attendees", "all team members",
    "team", "the team", "whole team", "entire team", "group", "no owner", "without owner",
    "no one", "nobody", "unassigned", "tbd", "alle", "das team", "alle teilnehmer",
    "alle beteiligten", "ohne zuständige",
    "nicht zugewiesen", "tous", "toutes", "tout le monde", "équipe", "l'équipe",
    "toute l'équipe", "non attribué", "non attribuées", "todos", "todas", "equipo", "el equipo",
    "todo el equipo", "sin asignar", "sin responsable", "全員", "みんな", "チーム", "チーム全体",
    "未定", "担当者未定",
  ]

  /// The person in a heading such as `Tasks for Ann Lee`, or `Owner: Ann Lee`; the heading
  /// itself if there is none.
  func personOrHead(_ head: String) -> String {
    guard !isOwner(head) else { return head }
    if let line = LabelledLine(head), ActionField(key: line.label) == .owner, isOwner(line.text) {
      return line.text
    }
    let words = head.trimmed.unicodeScalars.split { $0 == " " || $0 == "\u{A0}" }
    guard !speakers.isEmpty, words.count <= 24 else { return head }
    let prepositions: Set<String> = ["for", "für", "von", "pour", "para", "de"]
    for index in words.indices.dropFirst()
    where prepositions.contains(String(words[index]).lowercased()) {
      let rest = words[(index + 1)...].map { String($0) }.joined(separator: " ")
      let start = words[..<index].map { String($0) }.joined(separator: " ")
      if isSpeakers(rest), ListFraming.saysNothing(start) { return rest }
    }
    return head
  }

  /// The owner at the beginning of a task and the rest of it: `Ann Lee: Call`; nil if it names no
  /// speaker there.
  func ownedTask(_ task: String) -> (owner: String, task: String)? {
    guard !speakers.isEmpty else { return nil }
    if let line = LabelledLine(task) {
      return isOwnerOfTask(line.label) ? (line.label, line.text) : nil
    }
    let start = Array(task.utf8.prefix(100).prefix { $0 != UInt8(ascii: "\n") })
    let dashes = [" - ", " \u{2013} ", " \u{2014} ", " \u{2192} "]
    guard
      let dash = dashes.compactMap({ start.firstRange(of: Array($0.utf8)) })
        .min(by: { $0.lowerBound < $1.lowerBound })
    else { return nil }
    let name = Self.withoutEmphasis(String(decoding: start[..<dash.lowerBound], as: UTF8.self))
    let rest = String(decoding: task.utf8.dropFirst(dash.upperBound), as: UTF8.self)
    return isOwnerOfTask(name) && !rest.isBlank ? (name, rest.trimmed) : nil
  }

  /// Whether the beginning of a task names who does it: the first word of a room or role, such as
  /// `Meeting Room 3` or `Sales Team`, more probably is what the task is about.
  private func isOwnerOfTask(_ name: String) -> Bool {
    let word = name.trimmed.lowercased()
    return isSpeakers(name) && !Self.headWords.contains(word) && !Self.rooms.contains(word)
  }

  private static let rooms: Set<String> = [
    "agenda", "board", "call", "conference", "customer", "client", "guest", "host", "interview",
    "meeting", "note", "notes", "office", "room", "speaker", "user",
  ]

  /// A plain text without the marks of bold or italic words around it and in it.
  static func withoutEmphasis(_ text: String) -> String {
    let bytes = Array(text.trimmed.utf8)
    guard
      bytes.contains(UInt8(ascii: "*")) || bytes.first == UInt8(ascii: "_")
        || bytes.first == UInt8(ascii: "`")
    else { return text }
    for mark in ["***", "**", "__", "*", "_", "`"].map({ Array($0.utf8) }) {
      let inner = bytes.dropFirst(mark.count).dropLast(mark.count)
      if bytes.count > 2 * mark.count, bytes.starts(with: mark),
        bytes.suffix(mark.count) == mark[...],
        inner.firstRange(of: mark) == nil
      {
        return String(decoding: inner, as: UTF8.self).trimmed
      }
    }
    let bold = Array("**".utf8)
    let parts = bytes.split(separator: bold, omittingEmptySubsequences: false)
    return parts.count > 2 && parts.count % 2 == 1
      ? String(decoding: parts.joined(), as: UTF8.self) : text
  }

  /// Words of keys and headings above tasks that are no names.
  private static let headWords: Set<String> = [
    "action", "actions", "all", "backlog", "blocked", "by", "closed", "completed", "critical",
    "current", "day", "days", "deadline", "design", "development", "done", "due", "engineering",
    "everyone", "finance", "follow-up", "follow-ups", "followup", "for", "friday", "from",
    "future", "general", "group", "high", "hr", "immediate", "immediately", "important", "in",
    "internal", "external", "item", "items", "later", "legal", "list", "long", "long-term", "low",
    "marketing", "medium", "monday", "month", "months", "must", "new", "next", "normal", "now",
    "of", "open", "operations", "optional", "other", "others", "owner", "owners", "pending",
    "people", "phase", "priorities", "priority", "product", "project", "quarter", "sales",
    "saturday", "short", "short-term", "should", "someday", "soon", "status", "step", "steps",
    "sunday", "support", "task", "tasks", "team", "term", "the", "this", "thursday", "to",
    "todo", "today", "tomorrow", "tuesday", "unassigned", "undated", "urgent", "wednesday", "week",
    "weeks", "year",
  ]
}

// Takes data through a redactor, for `scripts/check-redaction`:
//
//     redaction-trial texts emails,phones,cards,urls < TEXTS      a JSON string on each line
//     redaction-trial meetings < ANSWERS                          an answer on each line
//
// It writes a line of JSON for each line it reads: the text, or the texts of the meeting by pseudonyms.

import BotStatus
import JSONDocument
import MeetingModel
import Redaction

let mode = CommandLine.arguments.dropFirst().first
var lines: [[UInt8]] = []
while let line = readLine() { lines.append(Array(line.utf8)) }

func show(_ value: JSONValue) {
  print(String(decoding: JSONWriter.bytes(of: value), as: UTF8.self))
}

switch mode {
case "texts":
  let names = (CommandLine.arguments.dropFirst(2).first ?? "").split(separator: ",")
  let kinds = names.compactMap { RedactionKind(rawValue: String($0)) }
  let redactor = Redactor(kinds: Set(kinds))
  for line in lines {
    let text = try JSONParser.parse(line).stringValue ?? ""
    show(.string(redactor.redact(plain: text)))
  }
case "meetings":
  let meetings = try lines.map { try BotStatusReader().meeting(in: $0) }
  var names = NameCollection()
  for meeting in meetings { names.add(meeting) }
  let pseudonyms = Pseudonyms(key: PseudonymKey(salt: [1, 2, 3, 4]), names: names)
  let redactor = Redactor(pseudonyms: pseudonyms)
  for meeting in meetings {
    let redacted = redactor.redact(meeting).meeting
    show([
      "title": .string(redacted.title.text),
      "speakers": .array((redacted.transcript?.speakers ?? []).map { .string($0.name) }),
      "turns": .array((redacted.transcript?.turns ?? []).map { .string($0.text) }),
      "owners": .array((redacted.insights?.actionItems ?? []).map { .string($0.owner ?? "") }),
      "insights": redacted.insights?.received ?? nil,
    ])
  }
default: print("usage: redaction-trial texts KINDS | redaction-trial meetings")
}

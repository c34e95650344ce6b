import BotStatus
import FuzzRunner
import JSONDocument
import MeetingModel

/// Any bytes are meetings or errors; any text is a transcript, whose turns hold what stands in it, in
/// its order, and nothing else.
func property(_ input: [UInt8]) throws {
  let reader = BotStatusReader()
  var count = 0
  for result in reader.meetings(in: input) {
    if case .success(let meeting) = result { try checkTurns(of: meeting) }
    count += 1
  }
  try check(count <= input.count + 1, "there are more meetings than bytes")

  let text = String(decoding: input, as: UTF8.self)
  let object = JSONObject(members: [
    .init(name: "bot_id", value: "258b06fc-6bc9-4261-9f29-bc8a4474af0a"),
    .init(name: "status", value: "completed"), .init(name: "transcript", value: .string(text)),
  ])
  let meeting = try reader.meeting(from: .object(object))
  try checkTurns(of: meeting)
  try checkContent(of: meeting, is: Array(text.utf8))
}

func checkTurns(of meeting: Meeting) throws {
  guard let transcript = meeting.transcript else { return }
  for (index, turn) in transcript.turns.enumerated() {
    try check(turn.index == index + 1, "turn \(index + 1) has the number \(turn.index)")
    if let speaker = turn.speaker {
      try check(transcript.speakers.indices.contains(speaker), "there is no speaker \(speaker)")
    }
  }
}

/// The names and texts of the turns are found in a text one after another.
func checkContent(of meeting: Meeting, is text: [UInt8]) throws {
  var rest = text[...]
  for turn in meeting.transcript?.turns ?? [] {
    for byte in turn.text.utf8 where byte > 0x20 {
      guard let place = rest.firstIndex(of: byte) else {
        return try check(false, "turn \(turn.index) holds what was not said: \(turn.text.debugDescription)")
      }
      rest = rest[(place + 1)...]
    }
  }
}

FuzzRunner.run(property)

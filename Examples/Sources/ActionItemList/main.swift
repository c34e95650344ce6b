import BotStatus
import Foundation
import MeetingModel

// A renderer of one's own: the action items of saved answers as tab-separated values, one a line.
for path in CommandLine.arguments.dropFirst() {
  let answer = try Data(contentsOf: URL(filePath: path))
  for meeting in BotStatusReader().meetings(in: Array(answer)) {
    let meeting = try meeting.get()
    for item in meeting.insights?.actionItems ?? [] {
      let cells = [meeting.botID ?? "", item.owner ?? "", words(of: item.task)]
      print(cells.map(oneLine).joined(separator: "\t"))
    }
  }
}

/// A text without the characters that end a cell or a line.
func oneLine(_ text: String) -> String {
  String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
}

/// The Markdown of a task; nothing where the model sent an object or a list in its place.
func words(of task: InsightValue) -> String {
  if case .text(let text) = task { text.source } else { "" }
}

import BotStatus
import Exporting
import Foundation
import PailFlow
import Reports

// An export inside a service: whenever the ID of a bot arrives, its notes are written into a folder.
//
//     PAILFLOW_API_KEY=… NotesService FOLDER
//
// The IDs come from standard input here, one per line; a queue or a webhook can take its place. An ID
// that arrives again is not fetched again, and the folder is the same as that of `debrief export`.
guard CommandLine.arguments.count == 2 else {
  print("usage: NotesService FOLDER")
  exit(64)
}
let folder = CommandLine.arguments[1]
let configuration = try PailFlowConfiguration(
  environment: ProcessInfo.processInfo.environment, userAgent: "notes-service/1")
let templates = try await NoteTemplate.templates(
  PackLoader().load("notes"), formats: [.markdown, .html])

/// The IDs that arrive.
let arrivals = AsyncStream { arrivals in
  Thread.detachNewThread {
    while let line = readLine() { arrivals.yield(line) }
    arrivals.finish()
  }
}

try await PailFlowClient.withClient(configuration) { client in
  let exporter = Exporter(
    client: client, reader: configuration.reader, templates: templates,
    options: ExportOptions(folder: folder))
  for await bot in arrivals {
    _ = try await exporter.run(over: BotList(words: [bot])) { event in
      switch event {
      case .failed(_, let error): print(error)
      case .badLine(let fault): print(fault)
      case .waiting(let bot, let reason): print("\(bot): \(reason)")
      case .done(let bot, _, _): print("\(bot): done")
      default: break
      }
    }
  }
}

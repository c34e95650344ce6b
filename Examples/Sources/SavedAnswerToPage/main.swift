import BotStatus
import Evidence
import Foundation
import Reports

// A saved answer of the service on standard input becomes a web page on standard output.
let answer = try FileHandle.standardInput.readToEnd() ?? Data()
var meeting = try BotStatusReader().meeting(in: Array(answer))
meeting.findEvidence()
let page = try Renderer(PackLoader().load("notes"), format: .html).render(meeting)
FileHandle.standardOutput.write(Data(page))

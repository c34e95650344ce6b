import Foundation

/// A Markdown file of commands with what they print, as a user would paste it from a terminal.
///
/// A block fenced as `console` holds commands after `$ `, each followed by its standard output,
/// its standard error after `2> `, and its exit code after `=> ` where that is not 0. A command
/// goes on over lines that end in a backslash. A block fenced as `sh` runs first, in silence:
/// it makes the files that the commands use.
struct Transcript {
  /// A command and what it printed.
  struct Step: Equatable {
    var command: String
    var output: String
    var errors: String
    var status: Int32
  }

  /// A part of the file.
  enum Part {
    case prose(String)
    case setup(String)
    case steps([Step])
  }

  var parts: [Part] = []

  init(text: String) {
    var lines = text.components(separatedBy: "\n")[...]
    var prose: [String] = []
    while let line = lines.popFirst() {
      guard line == "```console" || line == "```sh" else {
        prose.append(line)
        continue
      }
      let block = lines.prefix { $0 != "```" }
      lines = lines.dropFirst(block.count + 1)
      parts.append(.prose(prose.joined(separator: "\n")))
      prose = []
      if line == "```sh" {
        parts.append(.setup(block.joined(separator: "\n")))
      } else {
        parts.append(.steps(Self.steps(Array(block))))
      }
    }
    parts.append(.prose(prose.joined(separator: "\n")))
  }

  private static func steps(_ lines: [String]) -> [Step] {
    var steps: [Step] = []
    var isContinued = false
    for line in lines {
      if isContinued {
        steps[steps.count - 1].command += "\n" + line
        isContinued = line.hasSuffix("\\")
      } else if line.hasPrefix("$ ") {
        let command = String(line.dropFirst(2))
        steps.append(Step(command: command, output: "", errors: "", status: 0))
        isContinued = line.hasSuffix("\\")
      } else if let last = steps.indices.last {
        if line.hasPrefix("2> ") {
          steps[last].errors += line.dropFirst(3) + "\n"
        } else if line.hasPrefix("=> "), let status = Int32(line.dropFirst(3)) {
          steps[last].status = status
        } else {
          steps[last].output += line + "\n"
        }
      }
    }
    return steps
  }

  /// The file's text, for recording it anew.
  var text: String {
    parts.map { part in
      switch part {
      case .prose(let text): text
      case .setup(let script): "```sh\n\(script)\n```"
      case .steps(let steps): "```console\n\(steps.map(\.text).joined())```"
      }
    }.joined(separator: "\n")
  }
}

extension Transcript.Step {
  /// The step as it stands in a file.
  var text: String {
    var text = "$ \(command)\n\(output)"
    for line in errors.components(separatedBy: "\n").dropLast() { text += "2> \(line)\n" }
    if status != 0 { text += "=> \(status)\n" }
    return text
  }
}

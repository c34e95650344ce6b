internal import Exporting
internal import MeetingModel
internal import PailFlow
internal import Reports

extension Error {
  /// The error on one line, with advice that names the program's options.
  ///
  /// The libraries name none: what they advise is a value, and this is the only place where it is
  /// put into words with options.
  var message: String {
    switch self {
    case is CancellationError: return "interrupted"
    case let error as PailFlowError: return ExportError(error).message
    case let error as ExportError where error.underlying is CancellationError: return "interrupted"
    case let error as ExportError: return error.description(advising: \.words)
    case let error as ReportError:
      guard case .packInWorkingFolder(let path) = error.kind else { return "\(error)" }
      return "\(error), here --template \(path)"
    default: return String(describing: self)
    }
  }
}

extension ExportError {
  /// The error with advice for a command whose folder is an argument, not that of `-o`.
  var advisingArgument: ExportError {
    let advice: Advice? =
      switch advice {
      case .otherFolder, .otherPlace: advice.map { .text($0.description) }
      case .exportFolder(let path):
        .text("name a folder, such as meetings/; for a folder of this name, \(path)/")
      default: advice
      }
    return ExportError(kind, at: place, reason, advice: advice, underlying: underlying)
  }
}

extension ExportError.Advice {
  fileprivate var words: String {
    switch self {
    case .service(let advice): advice.words
    case .otherPlace, .otherFolder: "\(self) with -o"
    case .folderOrOneFormat: "name a folder with -o, or one format with -t"
    case .folderOrLines: "name a folder with -o, such as -o notes/, or use -t jsonl"
    case .folder(let path): "name a folder: -o \(path)/"
    case .exportFolder(let path):
      "choose formats with -t and name a folder with -o, such as -o meetings/; for a folder of this"
        + " name, -o \(path)/"
    case .useExport(let folder):
      "add meetings with debrief export \(ExportWord(option: "-o", value: folder).typed), render"
        + " those that are there with debrief render"
        + " \(ExportWord(option: "--archive", value: folder).typed), or name another folder with -o"
    case .nameExport: "name the folder that debrief export -o wrote into"
    case .nameArchive:
      "the folder has the notes of an export, whose archive is elsewhere: name the path that"
        + " debrief export --archive had"
    case .exportBot: "check the ID, or ask for it with debrief export"
    case .fetchAgain: "fetch it again later, or leave it out of --require"
    case .replaceAnswer(let bot, let formats, let folder, let archive):
      "replace it with a good one: debrief export --refresh \(bot.text)"
        + (formats.isEmpty ? "" : " -t \(formats.map(\.rawValue).joined(separator: ","))")
        + (folder.map { " " + ExportWord(option: "-o", value: $0).typed } ?? "")
        + (archive.map { " " + ExportWord(option: "--archive", value: $0).typed } ?? "")
        + (folder == nil ? " -o with its folder" : "")
    case .text: description
    }
  }
}

extension PailFlowError.Advice {
  fileprivate var words: String {
    switch self {
    case .giveKey:
      "Set the environment variable PAILFLOW_API_KEY to your key, or use --api-key-file or"
        + " --api-key-command"
    case .checkKey:
      "Check the key in PAILFLOW_API_KEY, or that of --api-key-file or --api-key-command, and that"
        + " it has not been revoked"
    case .checkKeyFile: "Check the path that --api-key-file names"
    case .checkKeyCommand: "Run what --api-key-command names in a shell to see what it prints"
    case .wait: "Use --wait to wait until it has finished, or try again later"
    case .waitLonger: "Wait longer with --wait=TIME, or try again later"
    case .waitForPart:
      "The service may still be storing it: try again in a minute, or use --wait; without"
        + " --require, notes are made from what is there"
    case .trustAuthority:
      "If your network has its own certificate authority, give its certificates with --ca-file"
    case .givePEM: "--ca-file takes a text file with -----BEGIN CERTIFICATE----- in it"
    case .checkAddress: "\(self) with --base-url"
    case .text: description
    }
  }
}

/// Words of a command line that a person can paste into a shell.
enum ShellWord {
  /// A text as one word (POSIX.1-2024, volume XCU, section 2.2.2), quoted unless it consists of
  /// letters, digits and characters without a special meaning.
  static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch Unicode.Scalar(byte) {
      case "a"..."z", "A"..."Z", "0"..."9", "/", ".", "_", "-", "+", ",", ":", "@", "%": true
      // A leading `=`, or `NAME=` in the place of a command, has a special meaning.
      case "=": text.utf8.first == UInt8(ascii: "-")
      default: false
      }
    }
    guard !isPlain || text.isEmpty else { return text }
    let parts = text.utf8.split(separator: UInt8(ascii: "'"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    return "'\(parts.joined(separator: #"'\''"#))'"
  }
}

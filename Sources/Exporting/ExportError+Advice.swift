public import MeetingModel
public import PailFlow
public import Reports

extension ExportError {
  /// What to do after an error.
  ///
  /// The description names no option of any program; a program that has options says which.
  public enum Advice: Sendable, Hashable {
    /// Advice in words: a clause without a full stop.
    case text(String)
    /// Advice of the service's client: a sentence.
    case service(PailFlowError.Advice)
    /// Write somewhere else.
    case otherPlace
    /// Write into another folder, or do something else first.
    case otherFolder(or: String? = nil)
    /// Write into a folder, or only one format.
    case folderOrOneFormat
    /// Write into a folder, or JSON Lines.
    case folderOrLines
    /// Write into the folder at a path.
    case folder(path: String)
    /// Write into a folder, in the formats to choose: a path without `/` is taken for a file.
    case exportFolder(path: String)
    /// Use the export in a folder, or write into another.
    case useExport(folder: String)
    /// Use the folder of an export.
    case nameExport
    /// Use the archive of an export, which is not in the folder of its notes.
    case nameArchive
    /// Export a bot that the archive does not know.
    case exportBot
    /// Fetch the answer again, or do not require the missing part.
    case fetchAgain
    /// Export a bot again, to replace its answer in an archive.
    ///
    /// The formats are empty if they do not matter, the folder is nil if it is unknown, and the
    /// archive is nil if it is in the folder.
    case replaceAnswer(
      of: BotID, formats: [OutputFormat] = [], folder: String?, archive: String? = nil)
  }
}

extension ExportError.Advice: CustomStringConvertible {
  /// The advice in words.
  public var description: String {
    switch self {
    case .text(let text): text
    case .service(let advice): advice.description
    case .otherPlace: "choose another place"
    case .otherFolder(nil): "choose another folder"
    case .otherFolder(let first?): "\(first), or choose another folder"
    case .folderOrOneFormat: "name a folder, or one format"
    case .folderOrLines: "name a folder, or choose JSON Lines"
    case .folder(let path): "name a folder: \(path)/"
    case .exportFolder(let path): "name a folder; one of this name is \(path)/"
    case .useExport:
      "add meetings with an export, render those that are there from its archive, or name another"
        + " folder"
    case .nameExport: "name the folder of an export"
    case .nameArchive:
      "the folder has the notes of an export, whose archive is elsewhere: name that"
    case .exportBot: "check the ID, or export the bot"
    case .fetchAgain: "fetch it again later, or do not require it"
    case .replaceAnswer: "export the bot again, refreshing its answer"
    }
  }
}

extension ExportError.Advice: ExpressibleByStringInterpolation {
  /// Makes advice in words.
  public init(stringLiteral text: String) { self = .text(text) }
}

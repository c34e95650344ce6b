internal import Exporting
internal import Reports

/// Checks of settings that are not made until a command runs.
struct SettingsCheck {
  /// The settings that hold.
  let settings: [Setting]

  /// Throws an error with the place of the first setting that every command would refuse.
  func run() throws(ExportError) {
    for setting in settings { try Settings.check(setting, among: settings) }
    let loader = PackLoader(folders: PackLoader.folders(environment: Environment.templates))
    let options = RenderOptions(language: value(of: "locale") ?? "en")
    let template = value(of: "template") ?? PackLoader.rootPackName
    let pack: TemplatePack
    do throws(ReportError) {
      pack = try loader.load(template)
    } catch {
      throw fault(error, of: "template")
    }
    do throws(ReportError) {
      // Whatever the names of notes are, a pattern for them needs the labels.
      _ = try FileNamePattern("{{title}}", pack: pack, options: options)
    } catch {
      throw fault(error, of: error.kind == .unknownLanguage ? "locale" : "template")
    }
    guard let pattern = value(of: "filename") else { return }
    do throws(ReportError) {
      _ = try FileNamePattern(pattern, pack: pack, options: options)
    } catch {
      throw fault(error, of: "filename")
    }
  }

  /// The error with the place of the setting that is at fault; nil if none is.
  func explained(_ error: any Error) -> ExportError? {
    guard let error = error as? ReportError else { return nil }
    let key: String
    switch error.kind {
    case .unknownLanguage: key = "locale"
    case .unknownPack, .packInWorkingFolder:
      // The pack that another one extends has the place of that one.
      guard error.place == nil || error.place == value(of: "template") else { return nil }
      key = "template"
    case .invalidTemplate where FileNamePattern.isPlace(error.place): key = "filename"
    default: return nil
    }
    return value(of: key) == nil ? nil : fault(error, of: key)
  }

  private func value(of key: String) -> String? {
    settings.last { $0.key == key }?.value
  }

  private func fault(_ error: ReportError, of key: String) -> ExportError {
    ExportError(
      .usage, at: settings.last { $0.key == key }?.place, error.message, underlying: error)
  }
}

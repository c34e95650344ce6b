internal import Mustache
internal import TimeZones

/// Everything that is wrong with a pack, instead of only the first error.
package struct PackCheck: Sendable {
  /// The pack; nil if it cannot be loaded.
  package let pack: TemplatePack?
  /// The problems, sorted by place.
  package let problems: [ReportError]
  /// What may be meant, but is often a mistake.
  package let warnings: [ReportError]

  /// Checks a pack without rendering anything.
  ///
  /// - Parameters:
  ///   - nameOrPath: The name or path, as ``PackLoader/load(_:)`` takes it.
  ///   - loader: Finds the pack and the packs that it extends.
  package init(_ nameOrPath: String, loader: PackLoader) {
    var found: [ReportError] = []
    do throws(ReportError) {
      let pack = try loader.load(nameOrPath) { found.append($0) }
      self.pack = pack
      found = Self.problems(of: pack, besides: found)
    } catch {
      pack = nil
      found.append(error)
    }
    var seen: Set<ReportError> = []
    problems = found.filter { seen.insert($0).inserted }
    warnings = pack.map(Self.warnings) ?? []
  }

  /// The problems of a pack.
  ///
  /// - Parameter found: Those that were found while it was loaded.
  private static func problems(
    of pack: TemplatePack, besides found: [ReportError]
  ) -> [ReportError] {
    var problems: [ReportError] = []
    for layer in pack.layers {
      // What is built in is right.
      guard let place = layer.place else { continue }
      problems += self.problems(of: layer, at: place, in: pack)
    }
    let reasons = Set(problems.map(\.reason))
    problems += found.filter { !reasons.contains($0.reason) }
    let templateProblems = templateProblems(of: pack).map { ReportError($0) }
    let places = Set(templateProblems.map(\.place))
    return problems + templateProblems
      + PackReach(pack).problems.filter { !places.contains($0.place) }
  }

  /// The warnings about the label files of a pack.
  private static func warnings(about pack: TemplatePack) -> [ReportError] {
    let files = pack.layers.filter { $0.place != nil }.flatMap(\.files)
      .filter { if case .labels = PackFileName($0.name) { true } else { false } }
    guard !files.isEmpty, let check = try? LabelCheck(pack) else { return [] }
    return files.flatMap { (try? check.warnings(in: $0)) ?? [] }
  }

  /// The problems of the files of a layer besides its templates.
  private static func problems(
    of layer: TemplatePack.Layer, at place: String, in pack: TemplatePack
  ) -> [ReportError] {
    var problems: [ReportError] = []
    for file in layer.files {
      if let fault = file.fault {
        problems.append(fault)
        continue
      }
      do throws(ReportError) {
        switch PackFileName(file.name) {
        case .manifest:
          _ = try PackManifest(file, otherwiseNamed: layer.name) { problems.append($0) }
          problems += disagreement(of: layer, at: place, file).map { [$0] } ?? []
        case .labels:
          let check = try LabelCheck(pack)
          problems += try check.problems(in: file)
          problems += try check.problemsInOtherLanguages(in: file)
          problems += try check.problemsOfLackingLabels(in: file, of: layer)
        case .style:
          problems += PageHead.fault(in: file).map { [$0] } ?? StyleCheck.problems(in: file)
        case .template, nil:
          break
        }
      } catch {
        problems.append(error)
      }
    }
    guard PackFolder.isFolder(place) else { return problems }
    return problems
      + PackFolder.unusedNames(in: place).map { name in
        ReportError(
          .invalidPack, at: "\(place)/\(name)", "nothing reads a file of this name",
          advice: "a pack has pack.json, style.css, labels.LANGUAGE.json, NAME.FORMAT.mustache"
            + " (formats: \(OutputFormat.list)), and NAME.mustache")
      }
  }

  /// The error for a pack that has another name than its folder; it can then not be found by name.
  private static func disagreement(
    of layer: TemplatePack.Layer, at place: String, _ manifest: PackFile
  ) -> ReportError? {
    guard PackFolder.isFolder(place), let folder = PackFolder.name(of: place),
      folder != layer.name
    else { return nil }
    let position = (try? PackDocument(manifest))?.place(of: "name") ?? manifest.path
    return PackManifest.disagreement(of: layer.name, withFolder: folder, at: position)
  }

  /// The problems of the templates in all formats.
  private static func templateProblems(of pack: TemplatePack) -> [TemplateError] {
    guard let labels = try? Labels(of: pack, language: "en", isTolerant: true) else { return [] }
    // A label that only some languages have is a problem of its own.
    let names = labels.names + ((try? LabelCheck(pack))?.namesInOtherLanguages ?? [])
    let schema = RootNames.schema(labels: names)
    return pack.formats.flatMap { pack.rootTemplates(for: $0) }.flatMap { root, format in
      TemplateSet.problems(
        in: pack.sources(for: format), unreadable: pack.unreadableTemplates(for: format),
        functions: DocumentFormat(format).functions(labels: labels, timeZone: .utc),
        roots: [root: schema], synonyms: RootNames.synonyms)
    }
  }
}

extension TemplatePack {
  /// The names of the templates for a format whose files cannot be read.
  func unreadableTemplates(for format: OutputFormat) -> Set<String> {
    Set(templateFiles(for: format).filter { $0.file.fault != nil }.map(\.name))
  }
}

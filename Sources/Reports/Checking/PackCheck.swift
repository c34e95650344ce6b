internal import Mustache
internal import TimeZones

/// Everything that is wrong with a pack, instead of only the first error.
package struct PackCheck: Sendable {
  /// The pack; nil if it cannot be loaded.
  package let pack: TemplatePack?
  /// The problems, sorted by place.
  package let problems: [ReportError]

  /// Checks a pack without rendering anything.
  ///
  /// - Parameters:
  ///   - nameOrPath: The name or path, as ``PackLoader/load(_:)`` takes it.
  ///   - loader: Finds the pack and the packs that it extends.
  package init(_ nameOrPath: String, loader: PackLoader) {
    var loader = loader
    loader.isTolerant = true
    do throws(ReportError) {
      let pack = try loader.load(nameOrPath)
      self.pack = pack
      problems = Self.problems(of: pack)
    } catch {
      pack = nil
      problems = [error]
    }
  }

  private static func problems(of pack: TemplatePack) -> [ReportError] {
    var problems: [ReportError] = []
    for layer in pack.layers {
      // What is built in is right.
      guard let place = layer.place else { continue }
      problems += self.problems(of: layer, at: place, in: pack)
    }
    problems += templateProblems(of: pack).map { ReportError($0) }
    var seen: Set<ReportError> = []
    return problems.filter { seen.insert($0).inserted }
  }

  /// The problems of the files of a layer besides its templates.
  private static func problems(
    of layer: TemplatePack.Layer, at place: String, in pack: TemplatePack
  ) -> [ReportError] {
    var problems: [ReportError] = []
    for file in layer.files {
      do throws(ReportError) {
        switch PackFileName(file.name) {
        case .manifest:
          _ = try PackManifest(file) { problems.append($0) }
        case .labels:
          problems += try LabelCheck(pack).problems(in: file)
        case .style:
          problems += PageHead.fault(in: file).map { [$0] } ?? []
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
          advice: "a pack has pack.json, style.css, labels.LANGUAGE.json, NAME.FORMAT.mustache with"
            + " md, html or jsonl as FORMAT, and NAME.mustache")
      }
  }

  /// The problems of the templates in all formats.
  private static func templateProblems(of pack: TemplatePack) -> [TemplateError] {
    guard let labels = try? Labels(of: pack, language: "en", isTolerant: true) else { return [] }
    let schema = RootNames.schema(labels: labels.names)
    return OutputFormat.allCases.flatMap { format -> [TemplateError] in
      guard let root = pack.rootTemplate(for: format) else { return [] }
      return TemplateSet.problems(
        in: pack.sources(for: format),
        functions: DocumentFormat(format).functions(labels: labels, timeZone: .utc),
        roots: [root: schema], synonyms: RootNames.synonyms)
    }
  }
}

internal import Crypto
internal import TextScanning

/// The head of the pages of a site, which keeps them out of search engines unless the site has an
/// address.
///
/// The stylesheet is a file of its own, shared by all pages. Browsers allow no linked stylesheet by
/// its hash, so the policy allows those of the site; `file:` is the same for pages that are opened
/// from a disk, whose origin some browsers do not count as their own.
package struct SiteHead: Sendable, Hashable {
  /// The policy of the pages.
  package static let policy =
    "default-src 'none'; style-src 'self' file:; base-uri 'none'; form-action 'none'"
  /// What keeps a page out of search engines.
  package static let robots = "<meta name=\"robots\" content=\"noindex\">"

  /// The name of the stylesheet's file.
  let stylesheetName: String
  /// The address of a site for search engines; nil for any other.
  let address: SiteAddress?

  /// Makes the head for a stylesheet.
  package init(_ stylesheet: SiteStylesheet, address: SiteAddress? = nil) {
    stylesheetName = stylesheet.name
    self.address = address
  }

  /// The elements of the head of a page, without a line break at the end.
  ///
  /// - Parameters:
  ///   - page: The name of the page; nil for one that no search engine is to show, whatever the site.
  ///   - twin: The name of the Markdown beside the page; nil if there is none.
  ///   - script: The script of the page; nil if it has none.
  func bytes(
    for page: String?, twin: String? = nil, script: SiteScript? = nil
  ) -> [UInt8] {
    let finding =
      if let address, let page {
        """
        <link rel="canonical" href="\(address.address(of: page))">
        <link rel="alternate" type="application/atom+xml" href="\(SitePageName.feed)">
        """
      } else {
        Self.robots
      }
    var head = """
      <meta http-equiv="Content-Security-Policy" content="\(Self.policy)\(script.map { "; " + $0.directive } ?? "")">
      \(finding)
      <link rel="stylesheet" href="\(stylesheetName)">
      """
    if let twin {
      let address = SitePageName.address(twin)
      head += "\n<link rel=\"alternate\" type=\"text/markdown\" href=\"\(address)\">"
    }
    return Array(head.utf8)
  }
}

/// A stylesheet of a site, in a file whose name changes with its text, so that caches never hold an
/// old one.
package struct SiteStylesheet: Sendable, Hashable {
  /// The text.
  package let bytes: [UInt8]
  /// The name of its file: `style-` with twelve digits of its SHA-256.
  package let name: String

  /// Makes the stylesheet of a pack's pages in a site.
  ///
  /// - Throws: ``ReportError`` if a stylesheet of the pack could not be in a page.
  package init(of pack: TemplatePack) throws(ReportError) {
    bytes = try PageHead.text(of: pack.styles + SiteTemplates.styles)
    name = "style-\(SHA256.hash(data: bytes).prefix(6).hexadecimal).css"
  }
}

/// The templates of a site's own pages, which are compiled into the program.
enum SiteTemplates {
  /// The folder of the templates.
  static let folder = "site"

  /// The files of the folder.
  static func files() throws(ReportError) -> [PackFile] {
    var found: [(name: String, bytes: UnsafeBufferPointer<UInt8>)] = []
    BuiltInPacks().forEachFile { folder, name, bytes in
      if folder == Self.folder { found.append((name, bytes)) }
    }
    var files: [PackFile] = []
    for (name, bytes) in found {
      files.append(try PackFile(name: name, path: "\(folder)/\(name)", bytes: bytes))
    }
    return files
  }

  /// The stylesheet of the folder.
  static var styles: [PackFile] {
    (try? files())?.filter { PackFileName($0.name) == .style } ?? []
  }

  /// A pack with the templates and labels of sites besides its own.
  ///
  /// They stand directly above the built-in `notes`, so that the layers of another pack can replace
  /// them.
  static func pack(with pack: TemplatePack) throws(ReportError) -> TemplatePack {
    var layer = TemplatePack.Layer(name: folder, place: nil, files: try files())
    layer.files.removeAll { PackFileName($0.name) == .style }
    var layers = pack.layers
    layers.insert(layer, at: max(layers.count - 1, 0))
    return TemplatePack(name: pack.name, description: pack.description, layers: layers)
  }
}

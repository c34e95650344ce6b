internal import Crypto
internal import Mustache
internal import TextEscaping

/// The security-relevant part of a page's head.
///
/// It consists of the stylesheet, and a content security policy that allows nothing to be loaded or
/// applied except that.
struct PageHead {
  /// The value of `page` in templates.
  let value: Value

  /// Makes the head of a page of a site, whose pages share a stylesheet.
  ///
  /// - Parameters:
  ///   - page: The name of the page; nil for one that no search engine is to show.
  ///   - script: The script of the page; nil if it has none.
  init(_ head: SiteHead, for page: String?, script: SiteScript? = nil) {
    let text = head.bytes(for: page, script: script)
    self.init(Fragment(source: head.stylesheetName) { $0.append(contentsOf: text) })
  }

  private init(_ fragment: Fragment) {
    value = .object(Object(RootNames.pageShape, [.fragment(fragment)]))
  }

  /// Makes the head for stylesheets, of which a later one takes precedence.
  ///
  /// - Throws: ``ReportError`` with the line if a stylesheet would close its element.
  init(styles: [PackFile]) throws(ReportError) {
    let css = try Self.text(of: styles)
    // A hash in the policy does not cover `style` attributes, so none of them is applied.
    let digest = Base64.encoded(SHA256.hash(data: css))
    let policy =
      "default-src 'none'; style-src 'sha256-\(digest)'; base-uri 'none'; form-action 'none'"
    var head = Array(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">\n<style>".utf8)
    head.append(contentsOf: css)
    head.append(contentsOf: "</style>".utf8)
    self.init(Fragment(source: policy) { [head] in $0.append(contentsOf: head) })
  }

  /// The text of stylesheets, one after the other.
  ///
  /// - Throws: ``ReportError`` with the line if a stylesheet would close its element.
  static func text(of styles: [PackFile]) throws(ReportError) -> [UInt8] {
    var css: [UInt8] = []
    for style in styles {
      let text = withLineFeeds(style.text)
      if let fault = fault(in: text, at: style.path) { throw fault }
      if !css.isEmpty, css.last != UInt8(ascii: "\n") { css.append(UInt8(ascii: "\n")) }
      css.append(contentsOf: text)
    }
    return css
  }

  /// The error for a stylesheet that would close its element; nil if it does not.
  package static func fault(in style: PackFile) -> ReportError? {
    fault(in: withLineFeeds(style.text), at: style.path)
  }

  private static func fault(in css: [UInt8], at path: String) -> ReportError? {
    guard let offset = offsetOfEndTag(in: css) else { return nil }
    let line = css[..<offset].count { $0 == UInt8(ascii: "\n") } + 1
    return ReportError(
      .invalidPack, at: "\(path):\(line)",
      "a stylesheet cannot hold \"</style\", which ends it in a page",
      advice: "write \"<\\/style\"")
  }

  /// The text with line endings normalised as by a browser's parser (HTML, section 13.2.3.5).
  ///
  /// The hash is computed over the text that the browser then sees.
  private static func withLineFeeds(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    var previous: UInt8?
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\n") where previous == UInt8(ascii: "\r"): break
      case UInt8(ascii: "\r"): result.append(UInt8(ascii: "\n"))
      default: result.append(byte)
      }
      previous = byte
    }
    return result
  }

  /// The offset at which a browser would see the end tag of the `style` element, whatever follows
  /// it.
  private static func offsetOfEndTag(in css: [UInt8]) -> Int? {
    let endTag = Array("</style".utf8)
    return css.indices.first { start in
      css[start] == endTag[0]
        && css[start...].prefix(endTag.count).map { byte in
          (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
        } == endTag
    }
  }
}

internal import Mustache

/// What a site puts around the page of a meeting: HTML of its own templates.
package struct PageFrame: Sendable, Hashable {
  /// The navigation, first in the body.
  package let top: [UInt8]
  /// The links to other meetings, last in the body; empty if there are none.
  package let bottom: [UInt8]

  /// Makes a frame of HTML, without a line break at the end.
  init(top: [UInt8], bottom: [UInt8]) {
    self.top = top
    self.bottom = bottom
  }

  /// The value of `page` in templates, with the frame.
  func value(for page: Value) -> Value {
    guard case .object(let object) = page, let head = object["head"] else { return page }
    return .object(
      Object(RootNames.pageShape, [head, Self.fragment(top), Self.fragment(bottom)]))
  }

  private static func fragment(_ html: [UInt8]) -> Value {
    guard !html.isEmpty else { return .nothing }
    return .fragment(
      Fragment(source: String(decoding: html, as: UTF8.self)) { $0.append(contentsOf: html) })
  }
}

internal import Mustache

/// What a site puts into the page of a meeting: HTML of its own templates.
package struct PageFrame: Sendable, Hashable {
  /// The part of the head with the policy and the stylesheet.
  let head: [UInt8]
  /// The navigation, first in the body.
  let top: [UInt8]
  /// The links to the people, the room and the meetings around, last in the body; empty if there are
  /// none.
  let bottom: [UInt8]

  /// The value of `page` in templates.
  var value: Value {
    .object(Object(RootNames.pageShape, [head, top, bottom].map { Self.fragment($0) }))
  }

  private static func fragment(_ html: [UInt8]) -> Value {
    guard !html.isEmpty else { return .nothing }
    return .fragment(
      Fragment(source: String(decoding: html, as: UTF8.self)) { $0.append(contentsOf: html) })
  }
}

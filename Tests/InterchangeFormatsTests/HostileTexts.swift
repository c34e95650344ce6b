import Foundation
import TestSupport

/// Texts that have to be shown and must not act: generated ones, and the attack lists where they are.
enum HostileTexts {
  static let all: [String] =
    HostileText.texts(Effort.isExhaustive ? 20_000 : 500, seed: 16)
    + [
      "", "-->", "a --> b", "00:00:01,000 --> 00:00:02,000", "\r\n\r\n", "=1+1", "x;=cmd()",
      "{\\an8}",
    ]
    + Effort.share(
      SharedFolder.jsonFiles(in: "attacks").flatMap {
        SharedFolder.attacks($0.deletingPathExtension().lastPathComponent)
      }, of: Effort.isExhaustive ? 1 : 8)
}

extension String {
  /// The text with all occurrences of some bytes replaced; characters are no measure, since a mark
  /// may follow any of the bytes.
  func replacingBytes(_ old: String, with new: String) -> String {
    String(decoding: Array(utf8).replacing(Array(old.utf8), with: Array(new.utf8)), as: UTF8.self)
  }
}

import Foundation
import TestSupport
import Testing
import ThreeWayMerge

/// Merges of generated edits, as git makes them.
struct GitMergeTests {
  /// The merges of git, in order; nil for a conflict.
  private static func merges(_ cases: [[String]]) throws -> [[UInt8]?] {
    let folder = try TemporaryFolder()
    for (index, texts) in cases.enumerated() {
      for (name, text) in zip(["base", "ours", "theirs"], texts) {
        try folder.write(text, to: "\(index).\(name)")
      }
    }
    // One shell for all of them.
    let script = """
      index=0
      while [ $index -lt \(cases.count) ]; do
        git merge-file -p $index.ours $index.base $index.theirs > $index.merged 2> /dev/null
        echo $?
        index=$((index + 1))
      done
      """
    let output = try Tool.run(
      ["sh", "-c", script], in: URL(filePath: folder.path, directoryHint: .isDirectory))
    let codes = String(decoding: output, as: UTF8.self).split(separator: "\n")
    try #require(codes.count == cases.count)
    return try codes.enumerated().map { index, code in
      code == "0" ? try folder.bytes("\(index).merged") : nil
    }
  }

  @Test(.requires(.tool("git")))
  func `what git merges is merged alike, and what is a conflict to git is one`() throws {
    // A process for each of them.
    let count = Effort.isExhaustive ? 10_000 : 1_000
    let cases = (0..<UInt64(count)).map { number in
      let edits = GeneratedEdits(seed: Effort.seed + number)
      return [edits.base, edits.ours, edits.theirs].map(GeneratedEdits.text)
    }
    var conflicts = 0
    for (texts, expected) in zip(cases, try Self.merges(cases)) {
      let merge = try #require(
        ThreeWayMerge(
          base: Array(texts[0].utf8), ours: Array(texts[1].utf8), theirs: Array(texts[2].utf8)))
      if expected == nil { conflicts += 1 }
      guard (merge.conflicts == 0) == (expected != nil),
        expected == nil || merge.text == expected
      else {
        Issue.record(
          """
          base \(texts[0].debugDescription)
          ours \(texts[1].debugDescription)
          theirs \(texts[2].debugDescription)
          git \(expected.map { String(decoding: $0, as: UTF8.self).debugDescription } ?? "conflict")
          here \(merge.conflicts) \(String(decoding: merge.text, as: UTF8.self).debugDescription)
          """)
        return
      }
    }
    // Neither kind is rare.
    #expect((count / 5...4 * count / 5).contains(conflicts))
  }
}

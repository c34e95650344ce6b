import Archive
import Deflate
@testable import Exporting
import Foundation
import LoopbackService
import ServiceTestSupport
import Testing
import TestSupport

/// Lines that come in any order, in a file in the order of their positions.
struct LineQueueTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func line(_ position: Int64, size: Int) -> [UInt8] {
    Array(repeating: UInt8(ascii: "a") + UInt8(position % 26), count: size)
      + [UInt8(ascii: "\n")]
  }

  private func file(_ position: Int64, _ bytes: [UInt8]) -> ArchivedFile {
    ArchivedFile(
      position: position, format: .jsonLines, name: "lines", size: bytes.count, hash: [],
      template: 1)
  }

  @Test(arguments: [false, true], [10, 40_000])
  func `the order of arrival does not matter`(isPacked: Bool, size: Int) throws {
    var generator = SplitMix64(seed: 9)
    let positions = Array(1...Int64(2_300))
    var expected: [UInt8] = []
    for position in positions where position % 5 != 0 {
      expected += line(position, size: size)
    }
    var files: [Data] = []
    for run in 0..<3 {
      let opened = try folder.opened
      var queue = LineQueue(
        LineWriter(
          try OpenFile("lines-\(run)", in: opened, .new, calls: .system), after: nil,
          isPacked: isPacked),
        spillingInto: opened, calls: .system)
      var segments: [Int64: LineSegment] = [:]
      let order = run == 0 ? positions : positions.shuffled(using: &generator)
      for position in order {
        if position % 5 == 0 {
          try queue.pass(position...position)
        } else {
          let bytes = line(position, size: size)
          try queue.append(file(position, bytes), .bytes(bytes))
        }
        if position % 97 == 0 {
          for segment in try queue.synced().segments { segments[segment.number] = segment }
        }
      }
      try queue.finish()
      for segment in try queue.synced().segments { segments[segment.number] = segment }
      #expect(queue.through == 2_300)
      let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path + "lines-\(run)"))
      #expect(segments.values.reduce(0) { $0 + $1.size } == bytes.count)
      #expect(segments.keys.sorted() == [1, 2, 3])
      #expect(segments[2]?.through == 2_000)
      files.append(bytes)
    }
    #expect(files[1] == files[0])
    #expect(files[2] == files[0])
    let text = isPacked ? try unpacked(files[0], size: expected.count) : Array(files[0])
    #expect(text == expected)
  }

  private func unpacked(_ data: Data, size: Int) throws -> [UInt8] {
    var unpacker = try GzipUnpacker()
    unpacker.give(Array(data))
    var bytes: [UInt8] = []
    while bytes.count < size, !unpacker.needsInput {
      try unpacker.unpack(size - bytes.count, into: &bytes)
    }
    return bytes
  }
}

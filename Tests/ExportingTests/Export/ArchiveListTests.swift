import Archive
import Foundation
import MeetingModel
import Testing
import TestSupport

struct ArchiveListTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static func ids(_ numbers: [Int]) -> [BotID] {
    numbers.compactMap { BotID(String(format: "258b06fc-6bc9-4261-9f29-%012d", $0)) }
  }

  private func listed(_ archive: Archive) throws -> [BotID] {
    try archive.bots(after: 0, linesFrom: .max, limit: 100).map(\.id)
  }

  @Test func `a list is counted once each, new bots come behind those that are known`() throws {
    let archive = try Archive(folder: folder.path, .creating)
    try archive.beginList()
    #expect(try archive.list(Self.ids([3, 1, 3])) == 2)
    #expect(try archive.list(Self.ids([2, 1])) == 1)
    #expect(try listed(archive) == Self.ids([3, 1, 2]))
    try archive.beginList()
    // Known, new, twice new, known and listed already, new.
    #expect(try archive.list(Self.ids([1, 5, 5, 1, 4])) == 3)
    #expect(try archive.list(Self.ids([5, 2])) == 1)
    #expect(try listed(archive) == Self.ids([1, 2, 5, 4]))
    #expect(try archive.listCounts().total == 4)
    try archive.close()
  }

  @Test func `an archive that is only read lists what it knows and counts the others`() throws {
    let archive = try Archive(folder: folder.path, .creating)
    try archive.beginList()
    _ = try archive.list(Self.ids([1, 2]))
    try archive.close()
    let reading = try Archive(folder: folder.path, .trying)
    try reading.beginList()
    _ = try reading.list(Self.ids([2, 3, 3, 4]))
    #expect(try listed(reading) == Self.ids([2]))
    #expect(try reading.listCounts().total == 3)
    try reading.close()
  }
}

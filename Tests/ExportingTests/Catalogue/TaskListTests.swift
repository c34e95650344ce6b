import Archive
import Exporting
import Testing

struct TaskListTests {
  private static func tasks(
    of list: TaskList = TaskList(owners: [], showsDone: false),
    in choice: MeetingCatalogue.Choice = .init()
  ) async throws -> TaskList {
    let fixture = try CatalogueFixture([
      CatalogueFixture.answer(
        1, day: "2026-03-01", turns: [("Ann", "Hello.")],
        tasks: [("Order lenses", "Ann Lee", false), ("Clean up", nil, false)]),
      CatalogueFixture.answer(
        2, day: "2026-03-05", turns: [("Ben", "Hello.")],
        tasks: [("Call Cy", "ANN LEE", false), ("Pay", "Ben", true), ("Sell", "Ben", false)]),
      CatalogueFixture.answer(3, day: "2026-03-03", turns: [("Cy", "Hello.")], tasks: []),
    ])
    let catalogue = try fixture.catalogue()
    _ = try await catalogue.fillIndex { _, _ in }
    var list = list
    _ = try catalogue.forEachTask(in: choice) { list.add($0) }
    try catalogue.close()
    return list
  }

  private static func texts(_ groups: [TaskList.Group]) -> [[String]] {
    groups.map { group in [group.owner ?? "-"] + group.tasks.map(\.task.passage.text) }
  }

  @Test func `action items are grouped by owner, whatever the case of a name`() async throws {
    let list = try await Self.tasks()
    #expect(
      Self.texts(list.groups(by: .owner)) == [
        ["ANN LEE", "Call Cy", "Order lenses"], ["Ben", "Sell"], ["-", "Clean up"],
      ])
  }

  @Test func `action items are grouped by meeting, the newest first`() async throws {
    let list = try await Self.tasks()
    #expect(
      Self.texts(list.groups(by: .date)) == [
        ["-", "Call Cy", "Sell"], ["-", "Order lenses", "Clean up"],
      ])
    #expect(list.groups(by: .date).first?.tasks.first?.task.passage.due == "Friday")
  }

  @Test func `owners, meetings and what is done are chosen`() async throws {
    let ann = try await Self.tasks(of: TaskList(owners: ["lee"], showsDone: false))
    #expect(ann.tasks.map(\.task.passage.text) == ["Call Cy", "Order lenses"])
    let all = try await Self.tasks(of: TaskList(owners: ["Ben"], showsDone: true))
    #expect(all.tasks.map(\.task.passage.isDone) == [true, false])
    let named = try await Self.tasks(
      of: TaskList(owners: ["Zoe"], showsDone: true, speakerNames: ["Ben": "Zoe"]))
    #expect(named.tasks.map(\.task.passage.person) == ["Zoe", "Zoe"])
    var choice = MeetingCatalogue.Choice()
    choice.filter.endDay = CivilDay("2026-03-02")
    let first = try await Self.tasks(in: choice)
    #expect(first.tasks.map(\.task.passage.text) == ["Order lenses", "Clean up"])
  }
}

import Testing
import TextScanning

@Suite struct NearestNameTests {
  private static let names = ["speaker", "speakers", "time", "title", "turns"]

  @Test(arguments: [
    ("speakr", "speaker"), ("tiem", "time"), ("titel", "title"), ("turn", "turns"),
    ("time", "time"),
  ])
  func `a slip is close to the name that was meant`(_ name: String, _ wanted: String) {
    #expect(NearestName.nearest(to: name, among: Self.names) == wanted)
    #expect(
      NearestName.suggestion(for: name, among: Self.names) == "; did you mean \"\(wanted)\"?")
  }

  @Test func `a short name is not close to another one of half its letters`() {
    #expect(NearestName.nearest(to: "task", among: ["has", "page"]) == nil)
    #expect(NearestName.nearest(to: "mdd", among: ["md", "txt"]) == "md")
  }

  @Test func `of names equally close, the one that begins alike is meant`() {
    #expect(NearestName.nearest(to: "cate", among: ["bate", "cafe", "date"]) == "cafe")
    #expect(NearestName.nearest(to: "date", among: ["cate", "dates"]) == "dates")
  }

  @Test(arguments: ["transcript", "x", "", String(repeating: "time", count: 20)])
  func `nothing is suggested for a name that is far from all`(_ name: String) {
    #expect(NearestName.nearest(to: name, among: Self.names) == nil)
    #expect(NearestName.suggestion(for: name, among: Self.names).isEmpty)
  }
}

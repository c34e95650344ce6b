import MeetingModel
import ServiceTestSupport
import Testing

@testable import PailFlow

@Suite struct RetryAfterTests {
  @Test(arguments: [
    "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
  ])
  func `a date is read in its three forms`(text: String) {
    #expect(HTTPDate.instant(text) == Instant(seconds: 784_111_777))
  }

  @Test(arguments: [
    "", "now", "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 32 Nov 1994 08:49:37 GMT",
    "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT", "1994-11-06T08:49:37Z",
    "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 06 Nov 99999999999999999999 08:49:37 GMT",
  ])
  func `anything else is refused`(text: String) {
    #expect(HTTPDate.instant(text) == nil)
  }

  @Test func `seconds are seconds, however many`() {
    func duration(_ text: String) -> Duration? {
      RetryAfter.duration(text, date: nil, now: VirtualTiming.noon)
    }
    #expect(duration("0") == .zero)
    #expect(duration("120") == .seconds(120))
    #expect(duration("99999999999999999999999") == .seconds(Int32.max))
    #expect(duration("100000000000000000000.5") == .seconds(Int64(Int32.max) + 1))
    #expect(duration("1.5") == .seconds(2))
    #expect(duration("2.000") == .seconds(2))
    #expect(duration("-1") == .zero)
    #expect(duration("-99999999999999999999999") == .zero)
    for text in ["", "-", ".5", "1.5.2", "1e20", "soon", "1 "] { #expect(duration(text) == nil) }
  }

  @Test func `a date is counted from the answer's own, else from our clock`() {
    let later = "Wed, 15 Jan 2025 12:01:30 GMT"
    #expect(RetryAfter.duration(later, date: nil, now: VirtualTiming.noon) == .seconds(90))
    #expect(
      RetryAfter.duration(later, date: "Wed, 15 Jan 2025 12:01:00 GMT", now: VirtualTiming.noon)
        == .seconds(30))
    #expect(RetryAfter.duration(later, date: "soon", now: VirtualTiming.noon) == .seconds(90))
    #expect(
      RetryAfter.duration("Wed, 15 Jan 2025 11:00:00 GMT", date: nil, now: VirtualTiming.noon)
        == .zero)
  }
}

import MeetingModel
import Testing

@Suite struct CivilTimeTests {
  @Test func `every day of 1,200 years follows the one before`() {
    var day = CivilTime(year: 1_500, month: 1, day: 1)
    var seconds = day.secondsSinceEpoch
    while day.year < 2_700 {
      seconds += 86_400
      let next = CivilTime(Instant(seconds: seconds))
      #expect(next.secondsSinceEpoch == seconds)
      let isNextDay = next.day == day.day + 1 && next.month == day.month && next.year == day.year
      let isNextMonth = next.day == 1 && next.month == day.month + 1 && next.year == day.year
      let isNextYear = next.day == 1 && next.month == 1 && next.year == day.year + 1
      #expect(isNextDay || isNextMonth || isNextYear)
      day = next
    }
  }

  @Test(arguments: [Int64.min, .min + 1, -86_401, -86_400, -1, 0, .max - 1, .max])
  func `no moment is out of range`(seconds: Int64) {
    let time = CivilTime(Instant(seconds: seconds))
    #expect((1...12).contains(time.month) && (1...31).contains(time.day))
    #expect(
      time.hour * 3_600 + time.minute * 60 + time.second
        == Int((seconds % 86_400 + 86_400) % 86_400))
  }

  @Test(arguments: [
    (
      CivilTime(year: 2025, month: 1, day: 5, hour: 7, minute: 8, second: 9), "2025-01-05",
      "07:08:09"
    ),
    (CivilTime(year: 33, month: 12, day: 31), "0033-12-31", "00:00:00"),
    (CivilTime(year: -1, month: 2, day: 3), "-0001-02-03", "00:00:00"),
  ])
  func `date and time of day are written with zeros in front`(
    time: CivilTime, date: String, timeOfDay: String
  ) {
    #expect(time.dateText == date)
    #expect(time.timeText == timeOfDay)
  }
}

import JSONDocument
import Testing

struct NumberTests {
  @Test(arguments: [
    "0", "-0", "8.0", "1e5", "1E+05", "-12.50e-3", "123456789012345678901234567890",
  ])
  func `a valid spelling is kept`(spelling: String) throws {
    #expect(try #require(JSONNumber(spelling: spelling)).spelling == spelling)
  }

  @Test(arguments: [
    "", "-", "+1", "01", "1.", ".5", "1e", "1 ", " 1", "0x10", "1_000", "NaN", "inf", "１", "1,5",
  ])
  func `an invalid spelling is refused`(spelling: String) {
    #expect(JSONNumber(spelling: spelling) == nil)
  }

  @Test func `integers are spelled in decimal`() {
    #expect(JSONNumber(-12).spelling == "-12")
    #expect(JSONNumber(UInt64.max).spelling == "18446744073709551615")
  }

  @Test(arguments: [
    (5_025, 3, "5.025"), (-5_025, 3, "-5.025"), (0, 3, "0.000"), (-1, 3, "-0.001"),
    (1_500, 3, "1.500"), (85, 1, "8.5"), (85, 0, "85"), (85, -1, "85"),
    (Int.min, 3, "-9223372036854775.808"),
  ])
  func `fixed decimals are spelled without rounding`(units: Int, decimals: Int, expected: String) {
    let number = JSONNumber(units, decimals: decimals)
    #expect(number.spelling == expected)
    #expect(JSONNumber(spelling: number.spelling) == number)
  }

  @Test func `the double is the nearest one, or nil out of range`() {
    #expect(JSONNumber(spelling: "8.0")?.doubleValue == 8)
    #expect(JSONNumber(spelling: "-1e-400")?.doubleValue == 0)
    #expect(JSONNumber(spelling: "1e400")?.doubleValue == nil)
    #expect(JSONNumber(spelling: "9007199254740993")?.doubleValue == 9_007_199_254_740_992)
  }
}

import BotStatus
import MeetingModel
import Testing

@testable import Exporting

/// By what a meeting is known again whose bot nobody names.
struct WebhookMeetingTests {
  private func id(_ body: String) throws -> String {
    try WebhookMeeting(Array(body.utf8), reader: .init()).id.text
  }

  @Test func `a room cannot imitate another pair of room and words`() throws {
    // Joined by a zero byte, both would be the same text.
    let first = #"{"transcript_text":"b\u0000transcript_text\u0000sX","room_name":"a"}"#
    let second = #"{"transcript_text":"X","room_name":"a\u0000transcript_text\u0000sb"}"#
    #expect(try id(first) != id(second))
    #expect(
      try id(#"{"transcript_text":"1:x","room_name":""}"#)
        != id(#"{"transcript_text":"x","room_name":"1:"}"#))
  }

  @Test(arguments: [
    // The last one of several is the one that is read.
    (
      #"{"transcript_text":"Ann: A.","transcript_text":"Ann: B.","room_name":"x","room_name":"r"}"#,
      #"{"room_name":"r","transcript_text":"Ann: B."}"#
    ),
    // The reader takes a list in place of a string, too.
    (
      #"{"transcript_text":["Ann: A."],"summary":"One."}"#,
      #"{"transcript_text":["Ann: A."],"summary":"Two."}"#
    ),
    // A status object is read by its own names.
    (
      #"{"status":"completed","transcript":"Ann: A.","transcript_text":"x","room_url":"https://h/r"}"#,
      #"{"status":"completed","transcript":"Ann: A.","transcript_text":"y","room_url":"https://h/r"}"#
    ),
  ])
  func `what the reader takes identifies the meeting`(left: String, right: String) throws {
    #expect(try id(left) == id(right))
  }

  @Test(arguments: [
    (
      #"{"transcript_text":"Ann: A.","transcript_text":"Ann: B."}"#,
      #"{"transcript_text":"Ann: B.","transcript_text":"Ann: A."}"#
    ),
    (
      #"{"status":"completed","transcript":"Ann: A.","transcript_text":"x"}"#,
      #"{"status":"completed","transcript":"Ann: B.","transcript_text":"x"}"#
    ),
    (
      #"{"bot_id":"1","transcript_text":"Ann: A."}"#, #"{"bot_id":"2","transcript_text":"Ann: A."}"#
    ),
    (#"{"transcript_text":["Ann: A."]}"#, #"{"transcript_text":"[\"Ann: A.\"]"}"#),
  ])
  func `other words, names and kinds of value are other meetings`(
    left: String, right: String
  ) throws {
    #expect(try id(left) != id(right))
  }
}

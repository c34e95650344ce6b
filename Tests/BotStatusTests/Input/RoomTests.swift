import MeetingModel
import Testing

@testable import BotStatus

@Suite struct RoomTests {
  @Test(arguments: [
    ("https://acme.daily.co/weekly-sync", "https://acme.daily.co/weekly-sync"),
    ("https://acme.daily.co/weekly-sync?t=secret#x", "https://acme.daily.co/weekly-sync"),
    ("https://acme.daily.co/weekly-sync#secret?x", "https://acme.daily.co/weekly-sync"),
    ("https://acme.daily.co?t=secret", "https://acme.daily.co"),
    ("https://me:secret@acme.daily.co/a@b?t=secret", "https://acme.daily.co/a@b"),
    ("https://me:se@cret@acme.daily.co", "https://acme.daily.co"),
    ("//secret@acme.daily.co/a", "//acme.daily.co/a"),
    ("acme.daily.co/a?t=secret", "acme.daily.co/a"),
    ("https://x.example/caf\u{E9}?secret", "https://x.example/caf\u{E9}"),
    ("weekly-sync", "weekly-sync"), ("What now? #1", "What now? #1"), ("", ""), ("?", ""),
  ])
  func `what is shown of an address has no key`(address: String, shown: String) {
    #expect(Room(address: address).shownURL == shown)
    #expect(Room(address: address).url == address)
  }

  @Test(arguments: [
    ("https://acme.daily.co/weekly-sync", "weekly-sync", "Daily"),
    ("https://acme.daily.co/weekly-sync/", "weekly-sync", "Daily"),
    ("https://acme.daily.co/weekly-sync?t=a/b#c/d", "weekly-sync", "Daily"),
    ("https://ACME.Daily.co:443/a/b%20c", "b c", "Daily"),
    ("https://user:pw@acme.daily.co/a", "a", "Daily"),
    ("https://us02web.zoom.us/j/123?pwd=x", "123", "Zoom"),
    ("https://meet.google.com/abc-defg-hij", "abc-defg-hij", "Google Meet"),
    ("https://teams.microsoft.com/l/meetup-join/19%3ameeting/0?context=x", nil, "Microsoft Teams"),
    ("https://teams.microsoft.com/meet/standup", "standup", "Microsoft Teams"),
    ("https://whereby.com/acme", "acme", "Whereby"),
    ("https://meet.jit.si/Acme", "Acme", "Jitsi Meet"),
    ("https://daily.co.evil.example/x", "x", nil),
    ("https://notdaily.co/x", "x", nil),
    ("https://google.com/x", "x", nil),
    ("https://acme.daily.co", nil, "Daily"),
    ("https://acme.daily.co/?a", nil, "Daily"),
    ("//acme.daily.co/a", "a", "Daily"),
    ("weekly-sync", "weekly-sync", nil),
    ("rooms//weekly", "weekly", nil),
    ("https://x.example/caf%C3%A9", "café", nil),
    ("https://x.example/caf%E9", "caf%E9", nil),
    ("https://x.example/100%", "100%", nil),
    ("https://x.example/%zz%4", "%zz%4", nil),
    ("https://x.example/a%2Fb", "a/b", nil),
    ("https://x.example/a/%20%E3%80%80/", "a", nil),
    ("https://x.example/%20", nil, nil),
    ("https://x.example/\u{3000}", nil, nil),
    ("", nil, nil),
    ("https://", nil, nil),
  ])
  func `name and provider are seen from the address`(
    address: String, name: String?, provider: String?
  ) {
    let room = Room(address: address)
    #expect(room.url == address)
    #expect(room.name == name)
    #expect(room.provider == provider)
  }
}

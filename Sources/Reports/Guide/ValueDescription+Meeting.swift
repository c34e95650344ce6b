extension ValueDescription {
  /// The facts about the meeting.
  static let meeting: [ValueDescription] = [
    .init("title", "the insights' own title, otherwise room and day", "Weekly project call"),
    .init("date", "the day of the start, in the zone", "2026-03-02"),
    .init("start", "the time of the start, in the zone", "2026-03-02T15:00:00+01:00"),
    .init("started_at", "the time of the start in UTC", "2026-03-02T14:00:00Z"),
    .init("completed_at", "the time of the end in UTC", "2026-03-02T15:12:39Z"),
    .init("time_range", "from when to when, in the zone", "14:00–15:12 UTC"),
    .init("duration", "how long it took, in the language", "1 h 13 min"),
    .init("duration_iso", "the same for machines", "PT1H12M39S"),
    .init("duration_minutes", "the same in minutes", "73"),
    .init("subject", "the title that the insights give, otherwise the room", "Weekly sync"),
    .init("bot_id", "the ID of the bot", "258b06fc-6bc9-4261-9f29-bc8a4474af0a"),
    .init("short_id", "the last twelve digits of the ID, as in the names of files", "bc8a4474af0a"),
    .init("room", "the name of the room", "weekly-sync"),
    .init(
      "room_url", "the address of the room, without query and password",
      "https://acme.daily.co/weekly-sync"),
    .init("provider", "the service of the room", "daily"),
    .init("status", "the bot's status, as the service names it", "completed"),
    .init("error", "the service's message, if the bot failed", "The room was closed."),
    .init("heading", "whether the title is above the notes: not with --omit heading", "true"),
    .init("footer", "whether a page has a footer: not with --omit footer", "true"),
    .init("language", "the language of the labels", "en"),
    .init("tags", "tags for front matter", "meeting"),
    .init("readiness", "what is missing", "no_transcript"),
    .init("notices", "what a reader should know first"),
    .init("notices.kind", "what it is about", "no_insights"),
    .init("notices.text", "the notice in words; also {{.}}", "There is no transcript."),
    .init("warnings", "irregularities in the input", "the transcript runs backwards"),
    .init("participants", "the names of the people who spoke", "Ann Lee"),
  ]

  /// What is not about the meeting.
  static let others: [ValueDescription] = [
    .init("insights", "the insights as received; any key may be used: insights.budget.amount"),
    .init("vars", "the values of --set NAME=VALUE; any name may be used: vars.customer"),
    .init("first", "in a list: whether this is its first element", "true"),
    .init(
      "last", "in a list: whether this is its last element, as in {{^last}}, {{/last}}", "true"),
    .init("has", "has.NAME: whether a name of the meeting has a value, for a heading above a list"),
    .init("count", "count.NAME: the number of elements of a list of the meeting"),
    .init("labels", "labels.NAME: a label in the language; see the list below"),
    .init("page", "what a page needs"),
    .init("page.head", "the stylesheet and the policy, right after <meta charset=\"utf-8\">"),
    .init("page.top", "in a site: its navigation, first in the body"),
    .init("page.bottom", "in a site: links to the meetings before and after, last in the body"),
    .init("body", "in the partial page: the output of a Markdown template"),
  ]
}

extension Meeting {
  /// What the meeting is called: the insights' own title, else room and date.
  ///
  /// The date is that of the start; where it is unknown, that of the first turn with a time.
  public var title: MeetingTitle {
    if let title = insights?.title { return .given(title) }
    return .composed(roomName: room.name, startedAt: startedAt ?? firstTurnTime)
  }

  /// The names of the people who spoke, in the order of their first turn: all speakers but the bot.
  public var participants: [String] {
    (transcript?.speakers ?? []).filter { $0.role != .bot }.map(\.name)
  }

  private var firstTurnTime: Instant? {
    guard let transcript else { return nil }
    for turn in transcript.turns {
      if let time = turn.at { return time }
    }
    return nil
  }
}

extension Meeting {
  /// The title of the meeting: the one from the insights, otherwise the room and date.
  ///
  /// The date is that of the start or, if that is unknown, of the first turn with a time.
  public var title: MeetingTitle {
    if let title = insights?.title { return .given(title) }
    return .composed(roomName: room.name, startedAt: startedAt ?? firstTurnTime)
  }

  /// The names of the people who spoke, in the order of their first turn: all speakers except the
  /// bot.
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

/// The people or the rooms of meetings; two names are one if they are canonically equivalent.
struct TopicCollection {
  private var names: [String] = []
  private var known: [String: Int32] = [:]
  /// The topics of all meetings, one meeting after the other, in the order in which names appeared.
  private var all: [Int32] = []
  private var ends: [Int32] = []
  /// The number of each topic in the order of the names.
  private var order: [Int32] = []

  /// Adds the names of the next meeting.
  mutating func add(_ names: [String]) {
    let start = all.count
    for name in names {
      var number = known[name]
      if number == nil {
        number = Int32(clamping: self.names.count)
        known[name] = number
        self.names.append(name)
      }
      if let number, !all[start...].contains(number) { all.append(number) }
    }
    ends.append(Int32(clamping: all.count))
  }

  private func range(of meeting: Int) -> Range<Int> {
    (meeting == 0 ? 0 : Int(ends[meeting - 1]))..<Int(ends[meeting])
  }

  /// The topics in the order of their names, with their meetings.
  mutating func topics() -> [SiteMeetings.Topic] {
    let sorted = names.indices.map { (names[$0].lowercased(), names[$0], $0) }.sorted {
      ($0.0, $0.1) < ($1.0, $1.1)
    }
    order = [Int32](repeating: 0, count: names.count)
    for (number, topic) in sorted.enumerated() { order[topic.2] = Int32(clamping: number) }
    var topics = sorted.map { SiteMeetings.Topic(name: $0.1) }
    for meeting in ends.indices {
      for topic in all[range(of: meeting)] {
        topics[Int(order[Int(topic)])].meetings.append(Int32(clamping: meeting))
      }
    }
    return topics
  }

  /// The numbers of the topics of a meeting, in the order in which it names them.
  func numbers(of meeting: Int) -> [Int] {
    all[range(of: meeting)].map { Int(order[Int($0)]) }
  }
}

internal import JSONDocument
public import MeetingModel

extension Meeting {
  /// Finds the turns in which each answer, assessment, strength, weakness, decision, action item
  /// and next step was said; sets ``QuestionAnswer/evidence``, ``MarkdownText/evidence`` and
  /// ``Insights/evidence``.
  ///
  /// A meeting whose transcript could not be parsed into turns has no evidence.
  public mutating func findEvidence() {
    guard let transcript, transcript.form == .turns, transcript.turns.count > 1 else { return }
    guard !questions.isEmpty || insights != nil else { return }
    let answered = questions.indices.filter { questions[$0].answer != nil }
    let searched = SearchedTexts(of: self)
    let found = EvidenceFinder.turns(
      for: answered.compactMap { questions[$0].answer } + searched.texts.map(\.source),
      in: transcript)
    for (index, turns) in zip(answered, found) { questions[index].evidence = turns }
    if !searched.texts.isEmpty { set(Array(found.dropFirst(answered.count)), of: searched) }
  }

  /// Stores the evidence of each text in every place where the text appears.
  private mutating func set(_ found: [[Int]], of searched: SearchedTexts) {
    insights?.evidence = zip(searched.texts, found).compactMap { text, turns in
      turns.isEmpty
        ? nil
        : InsightEvidence(path: text.path?.pointer.text, text: text.source, turns: turns)
    }
    var numbers = searched.numbers.makeIterator()
    let update = { (text: inout MarkdownText) in
      if let number = numbers.next() ?? nil { text.evidence = found[number] }
    }
    for slot in InsightSlot.searched {
      insights?.updateLeadingTexts(of: slot, update)
    }
    for index in questions.indices { questions[index].updateNotes(update) }
    for slot in SearchedTexts.otherSlots {
      insights?.updateLeadingTexts(of: slot, update)
    }
  }
}

extension QuestionAnswer {
  /// Changes the notes, if there are any.
  fileprivate mutating func updateNotes(_ update: (inout MarkdownText) -> Void) {
    guard var notes else { return }
    update(&notes)
    self.notes = notes
  }
}

/// The texts of the insights to search for in the transcript.
private struct SearchedTexts {
  /// The lists whose texts are not searched for, but share the evidence of an equal text.
  static let otherSlots = InsightSlot.lists.filter { $0.entry.searchPlace == nil }

  /// The distinct texts, each with the path of its first occurrence.
  private(set) var texts: [MarkdownText] = []
  /// The index into `texts` of the text of each item, of each question's notes, and of each item of
  /// the other slots, in this order; nil for texts that are not searched for.
  private(set) var numbers: [Int?] = []

  private let insights: Insights?
  private var numbersOfTexts: [String: Int] = [:]

  init(of meeting: Meeting) {
    insights = meeting.insights
    for slot in InsightSlot.searched {
      leadingTexts(of: slot).forEach { add($0, isSearched: true) }
    }
    for question in meeting.questions { question.notes.map { add($0, isSearched: true) } }
    for slot in Self.otherSlots { leadingTexts(of: slot).forEach { add($0, isSearched: false) } }
  }

  private func leadingTexts(of slot: InsightSlot) -> [MarkdownText] {
    insights?.items(of: slot).compactMap(\.leadingText) ?? []
  }

  private mutating func add(_ text: MarkdownText, isSearched: Bool) {
    let known = numbersOfTexts[text.source]
    numbers.append(known ?? (isSearched ? texts.count : nil))
    if let known {
      texts[known].path = insights?.first(texts[known].path, text.path)
    } else if isSearched {
      numbersOfTexts[text.source] = texts.count
      texts.append(text)
    }
  }
}

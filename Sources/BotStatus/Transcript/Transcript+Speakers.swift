internal import MeetingModel

extension Transcript {
  /// Creates the speakers from their names in the text, and sets the speakers of the turns: each
  /// name is shown as it first appears.
  ///
  /// - Parameter names: The distinct names in the text, to which the turns' speaker indexes refer.
  mutating func nameSpeakers(_ names: [String], options: ReaderOptions) {
    options.nameUse?.note(names, areSpeakers: true)
    options.nameUse?.note(names.compactMap { options.speakerNames[$0] }, areSpeakers: false)
    // Strings are equal by canonical equivalence (Unicode, section 3.7), so composed and decomposed
    // spellings of a name are the same.
    var indexes: [String: Int] = [:]
    var hasBot = false
    let speakerOfName = names.map { name in
      let shown = options.speakerNames[name] ?? name
      let isBot = options.isBot(name) || options.isBot(shown)
      if isBot { hasBot = true }
      if let index = indexes[shown] {
        if isBot { speakers[index].role = .bot }
        return index
      }
      indexes[shown] = speakers.count
      speakers.append(Speaker(name: shown, role: isBot ? .bot : nil))
      return speakers.count - 1
    }
    for index in turns.indices {
      turns[index].speaker = turns[index].speaker.map { speakerOfName[$0] }
    }
    guard hasBot else { return }
    for index in speakers.indices where speakers[index].role == nil {
      speakers[index].role = .human
    }
  }
}

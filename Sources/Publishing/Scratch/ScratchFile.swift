internal import Exporting
internal import Synchronization

/// A temporary file among the staged files of a site: what is kept of each meeting while a site is made
/// is there, and not in memory.
///
/// It is made once more is appended than is held in memory. Its name is none that a file of a site
/// can have, so it goes with the staged files, after a stop too.
final class ScratchFile: Sendable {
  private struct State {
    /// What has not been written yet.
    var held: [UInt8] = []
    /// Where that begins.
    var start = 0
    var opened: Opened?
  }

  private final class Opened: Sendable {
    let file: OpenFile

    init(_ name: String, in folder: Folder) throws(ExportError) {
      file = try OpenFile(name, in: folder, .new, calls: .system)
    }
  }

  private let state = Mutex(State())
  private let folder: Folder?
  private let name: String
  /// The number of bytes that are held in memory before they are written.
  private let held: Int

  /// Prepares a file.
  ///
  /// - Parameters:
  ///   - folder: The folder of the file; nil to hold everything in memory.
  ///   - held: The number of bytes that are held in memory before they are written.
  init(_ name: String, in folder: Folder?, held: Int = 500_000) {
    self.name = name
    self.folder = folder
    self.held = held
  }

  /// Appends bytes, and returns where they begin.
  @discardableResult func append(_ bytes: [UInt8]) throws(ExportError) -> Int {
    try state.withLock { (state) throws(ExportError) in
      let start = state.start + state.held.count
      // Before the buffer would grow to twice its size.
      if let folder, state.held.count + bytes.count > held {
        let opened = if let opened = state.opened { opened } else { try Opened(name, in: folder) }
        state.opened = opened
        try opened.file.append(state.held)
        state.start += state.held.count
        state.held.removeAll(keepingCapacity: true)
        if bytes.count > held {
          try opened.file.append(bytes)
          state.start += bytes.count
          return start
        }
      }
      state.held += bytes
      return start
    }
  }

  /// Reads bytes from an offset on: as many as requested, fewer only at the end.
  func read(_ count: Int, at offset: Int) throws(ExportError) -> [UInt8] {
    let (opened, held) = state.withLock { state -> (Opened?, ArraySlice<UInt8>) in
      let from = min(max(offset - state.start, 0), state.held.count)
      let end = min(max(offset + count - state.start, from), state.held.count)
      return (offset < state.start ? state.opened : nil, state.held[from..<end])
    }
    guard let opened else { return Array(held) }
    let written = try opened.file.read(count - held.count, at: offset)
    return written + held
  }
}

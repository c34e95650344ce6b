internal import DebriefCommands

/// The executable: everything it does is in `DebriefCommands`.
@main
enum Main {
  static func main() async {
    await Program.run()
  }
}

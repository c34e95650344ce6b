import Exporting
import TestSupport

extension TemporaryFolder {
  /// The folder as the program writes into it.
  var opened: Folder {
    get throws { try Folder(path) }
  }
}

// swift-tools-version: 6.2
import PackageDescription

/// Small programs that use the library, each complete in one file.
///
///     swift run --package-path Examples SavedAnswerToPage meeting.json > meeting.html
let package = Package(
  name: "Examples",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "debrief", path: "..")],
  targets: [
    .executableTarget(
      name: "SavedAnswerToPage",
      dependencies: [.product(name: "MeetingNotes", package: "debrief")]),
    .executableTarget(
      name: "ActionItemList",
      dependencies: [.product(name: "MeetingNotes", package: "debrief")]),
    .executableTarget(
      name: "NotesService",
      dependencies: [
        .product(name: "MeetingExport", package: "debrief"),
        .product(name: "MeetingNotes", package: "debrief"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)

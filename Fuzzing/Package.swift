// swift-tools-version: 6.2
import PackageDescription

/// The fuzz targets, each with the products whose code it drives.
///
/// A target is a line here and a `Sources/FuzzNAME/main.swift` that calls `FuzzRunner.run`, by which
/// `scripts/fuzz` finds it. Where there are any, it starts from the seeds in `Corpus/name` and uses
/// the words in `Corpus/name.dict`.
let fuzzTargets: KeyValuePairs = [
  "FuzzInsights": ["CommonMark", "Verification"],
  "FuzzJSON": ["JSONDocument"],
  "FuzzMustache": ["Mustache"],
  "FuzzNotes": ["MeetingNotes", "Verification"],
  "FuzzPlainText": ["CommonMark"],
  "FuzzTranscript": ["MeetingNotes"],
  "FuzzVerifier": ["MeetingNotes", "Verification"],
]

let package = Package(
  name: "Fuzzing",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "debrief", path: "..")],
  targets: [
    // libFuzzer's header; the library comes with `-sanitize=fuzzer`.
    .target(name: "CLibFuzzer"),
    .target(name: "FuzzRunner", dependencies: ["CLibFuzzer"]),
    // What the tests compare with, too.
    .target(name: "MarkdownReaders"),
    // libcmark as a reader, which the package itself lets out of no target.
    .systemLibrary(name: "CReader", pkgConfig: "libcmark"),
  ]
    + fuzzTargets.map { name, products in
      .executableTarget(
        name: name,
        dependencies: ["FuzzRunner", "CReader", "MarkdownReaders"]
          + products.map { .product(name: $0, package: "debrief") })
    },
  swiftLanguageModes: [.v6]
)

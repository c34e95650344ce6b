// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "debrief", path: "..")],
  targets: [
    .systemLibrary(name: "CCmark", pkgConfig: "libcmark"),
    .executableTarget(
      name: "MeetingBenchmark",
      dependencies: [
        "CCmark", .product(name: "JSONDocument", package: "debrief"),
        .product(name: "MeetingNotes", package: "debrief"),
      ]),
    .executableTarget(
      name: "TemplateBenchmark", dependencies: [.product(name: "Mustache", package: "debrief")])
  ],
  swiftLanguageModes: [.v6]
)

// swift-tools-version: 6.1
import PackageDescription

// A package of its own: it is built with libFuzzer. `scripts/fuzz` builds and runs it.
let package = Package(
    name: "klynge-fuzz",
    platforms: [.macOS(.v14)],
    dependencies: [.package(name: "klynge", path: "../..")],
    targets: [
        .target(name: "LibFuzzer"),
        .executableTarget(
            name: "KlyngeFuzz",
            dependencies: [
                "LibFuzzer", .product(name: "KlyngeKit", package: "klynge"),
                .product(name: "KlyngeParts", package: "klynge"),
            ],
            swiftSettings: [.unsafeFlags(["-parse-as-library"])],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]
        ),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)

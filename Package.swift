// swift-tools-version: 6.1
import PackageDescription

// Data flows one way: files -> study -> neighbour graph -> groupings -> scores -> maps.
// Tests/ArchitectureTests fails when a target depends on a module that comes after it.
let package = Package(
    name: "klynge",
    platforms: [.macOS(.v14)],
    products: [
        .library(name: "KlyngeKit", targets: ["KlyngeKit"]),
        // What KlyngeKit stands on and does not show, for the benchmarks and the fuzz targets, which are packages of their own.
        .library(
            name: "KlyngeParts",
            targets: [
                "CoverageTopology", "Files", "ForeignFormats", "GEOSKit", "GeoJSONFormat", "NationalFiles", "PROJKit",
                "RegionMethods", "RoadNetworks",
            ]
        ),
        .executable(name: "klynge", targets: ["KlyngeCommand"]),
        .executable(name: "klynge-sample-data", targets: ["SampleDataCommand"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", .upToNextMinor(from: "1.8.0")),
        .package(url: "https://github.com/apple/swift-collections", .upToNextMinor(from: "1.6.0")),
        .package(url: "https://github.com/swiftlang/swift-subprocess", .upToNextMinor(from: "1.0.2")),
    ],
    targets: [
        .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"]), .brew(["geos"])]),
        .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"]), .brew(["proj"])]),
        .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl"])]),
        .systemLibrary(name: "CClp", pkgConfig: "clp", providers: [.apt(["coinor-libclp-dev"]), .brew(["clp"])]),
        .target(
            name: "CSimdJSON",
            linkerSettings: [.linkedLibrary("simdjson")]
        ),
        .target(name: "Texts"),
        .target(name: "GeoModel"),
        .target(name: "CFileSystem"),
        .target(name: "Files", dependencies: ["CFileSystem", "CCrypto", "GeoModel"]),
        .target(name: "OfficeFiles", dependencies: ["Files"]),
        .target(
            name: "GEOSKit",
            dependencies: ["CGEOS", "GeoModel", .product(name: "HeapModule", package: "swift-collections")]
        ),
        .target(name: "PROJKit", dependencies: ["CPROJ", "GeoModel"]),
        .target(name: "GeoJSONFormat", dependencies: ["CSimdJSON", "GeoModel", "Files"]),
        .target(
            name: "ForeignFormats",
            dependencies: [
                "GeoModel", "Files", "GeoJSONFormat", .product(name: "Subprocess", package: "swift-subprocess"),
            ]
        ),
        .target(
            name: "CoverageTopology",
            dependencies: ["GeoModel", "GEOSKit", .product(name: "HeapModule", package: "swift-collections")]
        ),
        .target(name: "RoadNetworks", dependencies: ["GeoModel", "GEOSKit", "PROJKit", "GeoJSONFormat"]),
        .target(name: "Graphs"),
        .target(name: "Constraints"),
        .target(name: "LinearPrograms", dependencies: ["CClp"]),
        .target(name: "SetPacking", dependencies: ["Graphs", "LinearPrograms"]),
        .target(
            name: "GroupingMethods",
            dependencies: [
                "GeoModel", "Graphs", "Constraints", "SetPacking",
                .product(name: "HeapModule", package: "swift-collections"),
            ]
        ),
        .target(
            name: "RegionMethods",
            dependencies: [
                "GeoModel", "Graphs", "Constraints", "SetPacking",
                .product(name: "HeapModule", package: "swift-collections"),
            ]
        ),
        .target(
            name: "StudyAreas",
            dependencies: [
                "Texts", "ForeignFormats",
                "GeoModel", "Files", "GEOSKit", "PROJKit", "GeoJSONFormat", "CoverageTopology", "RoadNetworks",
                "Graphs", "Constraints", "GroupingMethods", "RegionMethods",
            ]
        ),
        .target(
            name: "NationalFiles",
            dependencies: ["GeoModel", "Files", "GeoJSONFormat", "ForeignFormats", "PROJKit", "StudyAreas"]
        ),
        .target(
            name: "Delimitation",
            dependencies: [
                "GeoModel", "GEOSKit", "CoverageTopology", "Graphs", "Constraints", "GroupingMethods", "RegionMethods",
                "StudyAreas",
            ]
        ),
        .target(
            name: "MapOutput",
            dependencies: [
                "Texts", "ForeignFormats",
                "GeoModel", "GEOSKit", "PROJKit", "GeoJSONFormat", "CoverageTopology", "Graphs", "Constraints",
                "GroupingMethods", "RegionMethods", "StudyAreas",
                "Delimitation",
            ]
        ),
        .target(
            name: "Reports",
            dependencies: [
                "Texts", "OfficeFiles",
                "GeoModel", "Files", "GEOSKit", "PROJKit", "GeoJSONFormat", "CoverageTopology", "Graphs", "Constraints",
                "GroupingMethods", "RegionMethods", "StudyAreas",
                "Delimitation", "MapOutput",
            ],
            // Embedded, so that the command stays one file that works from anywhere.
            resources: [
                .embedInCode("Resources/report.css"), .embedInCode("Resources/picture.js"),
                .embedInCode("Resources/view.js"), .embedInCode("Resources/report.js"),
                .embedInCode("Resources/try.css"), .embedInCode("Resources/try.js"),
            ]
        ),
        .target(
            name: "Analysis",
            dependencies: [
                "Texts", "GeoModel", "Files", "GeoJSONFormat", "ForeignFormats", "CoverageTopology", "Graphs",
                "Constraints",
                "GroupingMethods", "StudyAreas", "Delimitation", "MapOutput", "Reports",
            ]
        ),
        .target(
            name: "KlyngePage",
            dependencies: [
                "Texts", "GeoModel", "Files", "GEOSKit", "PROJKit", "GeoJSONFormat", "CoverageTopology", "Graphs",
                "Constraints",
                "GroupingMethods", "StudyAreas", "Delimitation", "MapOutput", "Reports", "Analysis",
            ],
            // Embedded, as those of the reports are.
            resources: [.embedInCode("Page")]
        ),
        .target(
            name: "KlyngeKit",
            dependencies: [
                "Texts", "ForeignFormats",
                "GeoModel", "Files", "GEOSKit", "PROJKit", "GeoJSONFormat", "CoverageTopology", "RoadNetworks",
                "Graphs", "Constraints", "GroupingMethods", "RegionMethods", "StudyAreas", "NationalFiles",
                "Delimitation", "MapOutput",
                "Reports", "Analysis",
            ]
        ),
        .executableTarget(
            name: "KlyngeCommand",
            dependencies: [
                "Texts",
                // KlyngeKit alone would do for the import. The modules that it re-exports are named so that a change in
                // one of them rebuilds the command: the umbrella's own module file does not change with them.
                "KlyngeKit", "GeoModel", "Files", "GEOSKit", "PROJKit", "GeoJSONFormat", "ForeignFormats",
                "CoverageTopology",
                "RoadNetworks",
                "Graphs", "Constraints", "GroupingMethods", "RegionMethods", "StudyAreas", "NationalFiles",
                "Delimitation", "MapOutput",
                "Reports", "Analysis", "KlyngePage",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .target(name: "SampleStudies", dependencies: ["GeoModel"]),
        .executableTarget(
            name: "SampleDataCommand",
            dependencies: ["SampleStudies", .product(name: "ArgumentParser", package: "swift-argument-parser")]
        ),
        .target(name: "TestSupport", dependencies: ["GeoModel"], path: "Tests/TestSupport"),
        .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"]),
        .testTarget(name: "TextsTests", dependencies: ["Texts", "TestSupport"]),
        .testTarget(name: "GeoModelTests", dependencies: ["GeoModel", "TestSupport"]),
        .testTarget(name: "FilesTests", dependencies: ["Files", "GeoModel", "TestSupport"]),
        .testTarget(name: "GEOSKitTests", dependencies: ["GEOSKit", "TestSupport"]),
        .testTarget(name: "PROJKitTests", dependencies: ["PROJKit", "TestSupport"]),
        .testTarget(
            name: "ForeignFormatsTests", dependencies: ["ForeignFormats", "GeoJSONFormat", "TestSupport"]),
        .testTarget(name: "GeoJSONFormatTests", dependencies: ["Files", "GeoJSONFormat", "TestSupport"]),
        .testTarget(
            name: "CoverageTopologyTests",
            dependencies: ["CoverageTopology", "GeoJSONFormat", "PROJKit", "TestSupport"]),
        .testTarget(
            name: "RoadNetworksTests", dependencies: ["RoadNetworks", "GeoJSONFormat", "PROJKit", "TestSupport"]),
        .testTarget(name: "GraphsTests", dependencies: ["Graphs", "GeoModel", "TestSupport"]),
        .testTarget(
            name: "SetPackingTests", dependencies: ["SetPacking", "LinearPrograms", "GeoModel", "TestSupport"]),
        .testTarget(
            name: "GroupingMethodsTests",
            dependencies: ["GroupingMethods", "Graphs", "Constraints", "GeoModel", "TestSupport"]),
        .testTarget(
            name: "RegionMethodsTests",
            dependencies: ["RegionMethods", "Graphs", "Constraints", "GeoModel", "TestSupport"]),
        .testTarget(name: "StudyAreasTests", dependencies: ["StudyAreas", "Files", "Texts", "TestSupport"]),
        .testTarget(name: "NationalFilesTests", dependencies: ["NationalFiles", "Files", "StudyAreas", "TestSupport"]),
        .testTarget(name: "DelimitationTests", dependencies: ["Delimitation", "TestSupport"]),
        .testTarget(name: "MapOutputTests", dependencies: ["MapOutput", "TestSupport"]),
        .testTarget(name: "OfficeFilesTests", dependencies: ["OfficeFiles", "Files", "TestSupport"]),
        .testTarget(name: "ReportsTests", dependencies: ["Files", "Reports", "TestSupport"]),
        .testTarget(
            name: "KlyngePageTests",
            dependencies: [
                "KlyngePage", "Analysis", "GeoModel", "GeoJSONFormat", "GroupingMethods", "StudyAreas", "Delimitation",
                "Reports",
                "TestSupport",
            ]
        ),
        .testTarget(
            name: "KlyngeKitTests",
            dependencies: [
                "KlyngeKit", "GeoModel", "Graphs", "Constraints", "GroupingMethods", "RegionMethods", "StudyAreas",
                "Delimitation", "TestSupport",
            ]
        ),
        .testTarget(name: "SampleStudiesTests", dependencies: ["SampleStudies", "TestSupport"]),
        .testTarget(
            name: "KlyngeCommandTests", dependencies: ["KlyngeCommand", "TestSupport"], exclude: ["Snapshots"]
        ),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)

// The plugin that `make docs` runs; an ordinary build neither fetches nor builds it (Docs/decisions/0020).
if Context.environment["KLYNGE_DOCS"] != nil {
    package.dependencies.append(
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", .upToNextMinor(from: "1.5.0")))
}

import Foundation
import GeoModel
import TestSupport
import Testing

@testable import GeoJSONFormat

/// Agreement with three public suites of hostile files.
@Suite(.enabled(if: SharedData.isPresent, "the shared data folder is not on this machine"))
struct ConformanceTests {
    private func files(_ folder: String) throws -> [URL] {
        let root = SharedData.folder.appending(path: "hostile/" + folder)
        let found = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
        return found.compactMap { $0 as? URL }.filter { $0.path.hasSuffix("json") }.sorted { $0.path < $1.path }
    }

    /// The findings of a file, and whether it could be read at all.
    private func findings(_ file: URL, strict: Bool = true) -> (read: Bool, diagnostics: [Diagnostic]) {
        do throws(UnusableInput) {
            return (true, try GeoJSONReader(strict: strict).read(SourceText(contentsOf: file.path)).diagnostics)
        } catch {
            return (false, error.diagnostics)
        }
    }

    @Test func everyJSONTestSuiteFileGetsItsVerdict() throws {
        var seen = [Character: Int]()
        for file in try files("nst+JSONTestSuite/test_parsing") {
            let name = file.lastPathComponent
            var accepted = false
            do throws(UnusableInput) {
                let source = try SourceText(contentsOf: file.path)
                // The slow validator and the fast reader must be of one mind, or a fault could not be located.
                let located = JSONFaultLocator.faultOffset(source, nestingLimit: 512)
                do throws(UnusableInput) {
                    _ = try JSONDocument.parse(source)
                    accepted = true
                } catch {
                    #expect(error.diagnostics.first?.location?.line != nil, "\(name) is refused without a line")
                }
                #expect((located == nil) == accepted, "\(name): the two validators differ")
            } catch {
                #expect(error.diagnostics.first?.code == .emptyFile, "\(name)")
            }
            if name.hasPrefix("y_") { #expect(accepted, "\(name) must be read") }
            if name.hasPrefix("n_") { #expect(!accepted, "\(name) must be refused") }
            seen[name.first ?? "?", default: 0] += 1
        }
        #expect(seen == ["y": 95, "n": 188, "i": 35])
    }

    @Test func everyGeoJSONHintFileGetsItsVerdict() throws {
        // What that linter calls bad and RFC 7946 only advises against is a note.
        let advice: Set = [
            "excessive_precision_truncated", "geometrycollection_nested", "geometrycollection_single", "point-toomany",
            "different-first-size",
        ]
        for file in try files("mapbox+geojsonhint/test/data/bad") {
            let found = findings(file).diagnostics
            let located = found.filter { $0.location?.line != nil }
            #expect(!located.isEmpty, "\(file.lastPathComponent)")
            if !advice.contains(file.deletingPathExtension().lastPathComponent) {
                #expect(located.contains { $0.severity == .error }, "\(file.lastPathComponent)")
            }
        }
        for file in try files("mapbox+geojsonhint/test/data/good") {
            let found = findings(file)
            #expect(found.read && !found.diagnostics.contains { $0.severity == .error }, "\(file.lastPathComponent)")
        }
    }

    @Test func everyInvalidGeometryFileGetsTheVerdictOfItsName() throws {
        let all = try files("chrieke+geojson-invalid-geometry/examples")
        #expect(all.count == 74)
        for file in all {
            let name = file.lastPathComponent
            let found = findings(file).diagnostics
            let hasError = found.contains { $0.severity == .error }
            if name.hasPrefix("invalid_") {
                #expect(hasError, "\(name)")
            } else if name.hasPrefix("problematic_") {
                #expect(!found.isEmpty, "\(name)")
                // A ring on both sides of the 180th meridian looks clockwise when it is taken for a plane one.
                if name != "problematic_crosses_antimeridian.geojson" { #expect(!hasError, "\(name)") }
            } else {
                #expect(!found.contains { $0.severity > .note }, "\(name)")
            }
        }
    }

    @Test func lenientReadingKeepsClockwiseDataUsable() throws {
        let parishes = try GeoJSONReader().read(SourceText(contentsOf: SharedData.path("dk/parishes.geojson")))
        #expect(parishes.features.count == 2141 && !parishes.hasErrors)
        #expect(parishes.declaredCRS == .longitudeLatitude)
        let people = parishes.features.compactMap { $0.properties["population"]?.double }.reduce(0, +)
        #expect(people == 5_829_212)
        let utm = try GeoJSONReader().read(SourceText(contentsOf: SharedData.path("dk/parishes-2021-utm32.geojson")))
        #expect(utm.declaredCRS == .utm32 && utm.positionsWithExtraOrdinates == 35211)
    }
}

import GEOSKit
import GeoJSONFormat
import GeoModel
import PROJKit

/// A parish or municipality as loaded: one for each code, its parts joined.
public struct Area: Sendable {
    /// The code, exactly the user's; a municipality's padded to four digits.
    public var code: String
    /// The name for people; the code where there is none.
    public var name: String
    /// Inhabitants, where known.
    public var population: Double?
    /// The point where a label belongs, longitude and latitude in degrees, where the data has one.
    public var label: Coordinate?
    /// Whether it is a real municipality; true for parishes.
    public var isReal = true
    /// The land in longitude and latitude.
    public var land: MultiPolygon
    /// The land in the working system, in metres.
    public var projected: MultiPolygon
    /// The features that it was read from.
    public var features: [FeatureReference]
    /// The code of the municipality with the largest share of its land.
    public var municipality: String?
    /// Where its first feature stands.
    var location: SourceLocation
}

extension StudyBuilder {
    /// The areas of a layer, features of one code joined, in the order of their first features.
    mutating func areas(of layer: StudyLayer, _ role: InputFile.Role, _ user: FieldMap.Layer) throws(UnusableInput)
        -> [Area]
    {
        let isParish = role == .parishes
        let names = try keys(layer, role, user)
        if isParish { areaWord = areaWord(of: layer, names) }
        let kind = isParish ? areaWord.english.one : "municipality"
        let way = layer.toDegrees
        var areas: [Area] = []
        var byCode: [String: Int] = [:]
        var joinedCodes: Set<String> = []
        let outlines = outlines(of: layer, way)
        if outlines.contains(where: { $0?.hasUnseenEdges ?? false }) { reportUnseenEdges(layer) }
        var misplaced: ProjectionError?
        for (index, feature) in layer.features.enumerated() {
            guard layer.outOfRange[index] != nil || outlines[index] != nil else {
                reportGeometry(
                    feature, in: layer, "a layer of \(isParish ? areaWord.english.many : role.rawValue) needs polygons")
                continue
            }
            guard var code = id(of: feature, names.ids) else { continue }
            if !isParish { code = padded(code) }
            var location = feature.location
            location.id = code
            let name = names.name?.text(of: feature) ?? code
            let described = "\(kind) \(code) '\(name)'"
            if let stray = layer.outOfRange[index] {
                report(stray: stray, described, at: location)
                continue
            }
            guard let outline = outlines[index] else { continue }
            if let error = outline.misplaced {
                report(misplaced: error, described, at: location)
                misplaced = misplaced ?? error
                continue
            }
            if let tangle = outline.tangle {
                report(tangle, described, at: location, place: outline.fault?.place)
                continue
            }
            report(outline, of: described, at: location)
            let people = population(of: feature, names.population, code, name)
            let reference = FeatureReference(input: layer.input, feature: index, pieces: outline.land.polygons.count)
            if let known = byCode[code] {
                areas[known].land.polygons += outline.land.polygons
                areas[known].projected.polygons += outline.projected.polygons
                areas[known].features.append(reference)
                joined.featuresJoined += 1
                joinedCodes.insert(code)
                if names.name != nil, name != areas[known].name {
                    diagnostics.append(
                        Diagnostic(
                            .conflictingName, .warning,
                            "the features of \(code) are called '\(areas[known].name)' and '\(name)'; they were joined under the "
                                + "first name", at: location,
                            notes: areas[known].location.line.map { ["the first stands on line \($0)"] } ?? []))
                }
                if let people, let before = areas[known].population, people != before {
                    // Other people under another name: rather two areas than two parts of one.
                    let areTwo = names.name != nil && name != areas[known].name
                    diagnostics.append(
                        Diagnostic(
                            .conflictingPopulation, areTwo ? .error : .warning,
                            "the parts of \(code) '\(name)' disagree about the population: \(Wording.number(before)) "
                                + "and \(Wording.number(people)); the first counts", at: location,
                            notes: areas[known].location.line.map { ["the first stands on line \($0)"] } ?? [],
                            hint: areTwo ? "are these two areas with one code? Give each its own" : nil))
                }
                areas[known].population = areas[known].population ?? people
                continue
            }
            byCode[code] = areas.count
            areas.append(
                Area(
                    code: code, name: name, population: people, label: label(of: feature, layer, way),
                    isReal: !isOutside(feature, names.outside), land: outline.land,
                    projected: outline.projected, features: [reference],
                    municipality: isParish ? municipality(of: feature, names) : nil, location: location))
        }
        // Where nothing has a place the fault is not with single features.
        if areas.isEmpty, let misplaced {
            throw UnusableInput(Self.unusable(misplaced, file: layer.collection.sourceName))
        }
        reportMixedCollections(in: layer)
        if isParish { reportMunicipalityField(names, of: layer) }
        joinParts(of: &areas, kind)
        if !joinedCodes.isEmpty {
            let sorted = joinedCodes.sorted()
            diagnostics.append(
                Diagnostic(
                    .joinedFeatures, .note,
                    "\(layer.features.count) features of \(isParish ? areaWord.english.many : role.rawValue) make \(areas.count): those of one code were joined",
                    at: SourceLocation(file: layer.collection.sourceName),
                    notes: ["for instance " + sorted.prefix(5).joined(separator: ", ")]))
        }
        return areas
    }

    private func isOutside(_ feature: Feature, _ key: String?) -> Bool {
        guard let key, let value = feature.properties[key] else { return false }
        return value.bool ?? ["true", "1", "ja"].contains(value.text?.lowercased() ?? "")
    }

    /// Digits filled up to four, as the codes of municipalities are written.
    func padded(_ code: String) -> String {
        code.utf8.allSatisfy { (0x30...0x39).contains($0) } && code.utf8.count < 4
            ? String(repeating: "0", count: 4 - code.utf8.count) + code : code
    }

    private func label(of feature: Feature, _ layer: StudyLayer, _ way: CoordinateTransformation) -> Coordinate? {
        var point: Coordinate?
        if let keyX = layer.fields.key(.labelX), let keyY = layer.fields.key(.labelY),
            let x = feature.properties[keyX]?.numeric, let y = feature.properties[keyY]?.numeric
        {
            point = Coordinate(x: x, y: y)
        } else if let pair = feature.properties.value(ignoringCase: "visueltcenter")?.array, pair.count >= 2,
            let x = pair[0].numeric, let y = pair[1].numeric
        {
            point = Coordinate(x: x, y: y)
        }
        guard let point else { return nil }
        if abs(point.x) <= 180 && abs(point.y) <= 90 {
            guard let centralMeridian else { return point }
            return Coordinate(x: longitude(point.x, near: centralMeridian), y: point.y)
        }
        return layer.system == .longitudeLatitude ? nil : try? way.transform(point)
    }
}

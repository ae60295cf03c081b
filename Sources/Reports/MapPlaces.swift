import GEOSKit
import GeoModel
import MapOutput
import StudyAreas

/// What people recognise a map by: towns by their size, and the names of what lies around.
struct MapPlaces {
    /// A town, village or unit with its name.
    struct Town {
        var name: String
        /// Inhabitants of the place itself; nil where unknown.
        var people: Double?
        /// The same, or what a place of its kind has, where unknown.
        var size: Double
        /// Whether it lies where units are, and not beside them.
        var isOwn: Bool
        var place: SheetPlace
    }

    /// A name without a dot: a neighbouring municipality, a fjord.
    struct Name {
        var text: String
        var place: SheetPlace
        var isWater: Bool
    }

    /// The largest first.
    let towns: [Town]
    let names: [Name]
    /// Whether the towns are settlements; else they are the units' own points.
    let areSettlements: Bool

    /// More places than a map of a country can name are of no use to it.
    private static let most = 1500

    init(_ study: Study, frame: MapFrame) {
        let settlements = study.villages.filter { frame.box.contains($0.position) }
        areSettlements = !settlements.isEmpty
        let kinds = SettlementKinds(study)
        let parishes = Set(study.units.compactMap(\.parish))
        let own = Set(study.units.map(\.id))
        var towns =
            areSettlements
            ? settlements.map { village in
                let code = village.parish.flatMap { $0 < study.parishes.count ? study.parishes[$0].code : nil }
                return Town(
                    name: village.name, people: village.population, size: village.population ?? kinds.size(of: village),
                    isOwn: own.contains(village.id) || code.map(parishes.contains) ?? false,
                    place: frame.place(village.position))
            }
            : study.units.map {
                Town(
                    name: $0.name, people: $0.population, size: $0.population ?? 0, isOwn: true,
                    place: frame.place($0.position))
            }
        // Where people live who look for their town, before what lies around; large before small.
        towns.sort { one, other in
            if one.size != other.size { return one.size > other.size }
            return (other.isOwn ? 1 : 0, one.place.x, one.place.y) < (one.isOwn ? 1 : 0, other.place.x, other.place.y)
        }
        self.towns = Array(
            (towns.filter { $0.isOwn || $0.size >= Self.largeBeside }
                + towns.filter { !$0.isOwn && $0.size < Self.largeBeside }).prefix(Self.most))
        names = Self.neighbours(study, frame) + Self.waters(study, frame)
    }

    /// From these inhabitants on a place beside the study is as good a landmark as one within.
    private static let largeBeside = 1000.0

    /// From these inhabitants on a dot is larger, the largest first.
    static let sizes = [Size(10_000, "t0"), Size(2_000, "t1"), Size(700, "t2"), Size(200, "t3"), Size(-1, "t4")]

    /// A size of dots, and the inhabitants from which it is used.
    struct Size {
        let people: Double
        let style: String

        init(_ people: Double, _ style: String) {
            self.people = people
            self.style = style
        }
    }

    /// The dots of the towns, by size.
    func dots(on frame: MapFrame) -> Markup {
        var markup = Markup()
        for (index, size) in Self.sizes.enumerated() {
            let above = index == 0 ? Double.infinity : Self.sizes[index - 1].people
            var path = SVGPath(frame)
            for town in towns where town.size >= size.people && town.size < above {
                path.addDot(town.place)
            }
            guard !path.isEmpty else { continue }
            markup.raw("<path class=\"")
            markup.text(size.style)
            markup.raw("\" d=\"")
            markup.raw(path.commands)
            markup.raw("\"/>")
        }
        return markup
    }

    /// Towns and names as data for the script, which lays them out for each view.
    func addData(to markup: inout Markup) {
        markup.raw("<script type=\"application/json\" class=\"place-data\">{\"towns\":[")
        for (index, town) in towns.enumerated() {
            if index > 0 { markup.raw(",") }
            markup.raw("[")
            markup.json(town.name)
            let people = town.people.map { String(Int($0.rounded())) } ?? "null"
            markup.raw(Array(",\(people),\(town.place.x),\(town.place.y),\(Int(town.size))]".utf8))
        }
        markup.raw("],\"names\":[")
        for (index, name) in names.enumerated() {
            if index > 0 { markup.raw(",") }
            markup.raw("[")
            markup.json(name.text)
            markup.raw(Array(",\(name.place.x),\(name.place.y),\(name.isWater ? 1 : 0)]".utf8))
        }
        markup.raw("]}</script>")
    }

    /// The municipalities around, each named where most of it is on the sheet.
    private static func neighbours(_ study: Study, _ frame: MapFrame) -> [Name] {
        let own = Set(study.units.compactMap(\.municipality))
        let around = study.municipalityAreas.filter {
            $0.isReal && !own.contains($0.code) && $0.projected.box.intersects(frame.box)
        }
        return around.prefix(200).compactMap { area in
            InnerPlace.of(area.projected, within: frame.box).map {
                Name(text: area.name, place: frame.place($0), isWater: false)
            }
        }
    }

    /// Water areas of the barrier layers that have a name.
    private static func waters(_ study: Study, _ frame: MapFrame) -> [Name] {
        var names: [Name] = []
        for further in study.contextLayers where further.role == .barriers {
            for feature in further.layer.features {
                guard names.count < 60, let raw = feature.geometry?.land,
                    let name =
                        (feature.properties.value(ignoringCase: "navn")
                        ?? feature.properties.value(ignoringCase: "name"))?.text,
                    let degrees = further.layer.toDegrees.isIdentity
                        ? raw : try? further.layer.toDegrees.transform(raw, named: name),
                    let land = try? study.toWorking.transform(degrees, named: name),
                    land.box.intersects(frame.box), let place = InnerPlace.of(land, within: frame.box)
                else { continue }
                names.append(Name(text: name, place: frame.place(place), isWater: true))
            }
        }
        return names
    }
}

/// About how large a settlement is whose inhabitants are not known, by what its layer calls it.
private struct SettlementKinds {
    private let study: Study
    private static let sizes: [String: Double] = [
        "city": 50_000, "storby": 50_000, "town": 4_000, "by": 1_000, "suburb": 1_000, "bydel": 1_000, "village": 350,
        "landsby": 150, "hamlet": 40, "isolated_dwelling": 5, "spredtbebyggelse": 20, "sommerhusområde": 5,
    ]

    init(_ study: Study) { self.study = study }

    func size(of village: Village) -> Double {
        guard let features = study.layers[.villages]?.features, features.indices.contains(village.feature.feature)
        else {
            return 30
        }
        let properties = features[village.feature.feature].properties
        let kind = ["place", "type", "bebyggelsestype", "undertype"].lazy
            .compactMap { properties.value(ignoringCase: $0)?.text?.lowercased() }.first
        return kind.flatMap { Self.sizes[$0] } ?? 30
    }
}

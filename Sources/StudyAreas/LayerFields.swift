import GeoJSONFormat
import GeoModel

/// What a field can mean.
enum FieldConcept {
    case parishCode, municipalityCode, villageId
    case parishName, municipalityName, villageName
    case population, type, priority, outside, municipality
    case labelX, labelY

    /// The usual names, the preferred ones first; matched without regard to case or composition.
    var usualNames: [String] {
        let stable = ["id", "id_lokalid", "id.lokalId", "dagi_id", "osm_id"]
        switch self {
        case .parishCode: return ["kode", "sognekode", "sogn_kode", "code"] + stable
        case .municipalityCode: return ["kode", "kommunekode", "komkode", "code"] + stable
        case .villageId: return stable + ["kode", "code"]
        case .parishName: return ["navn", "sognenavn", "name"]
        case .municipalityName: return ["navn", "kommunenavn", "komnavn", "name"]
        case .villageName: return ["name", "navn", "primærtnavn", "bynavn"]
        case .population:
            return ["population", "indbyggertal", "indb_antal", "indbyggere", "befolkning", "folketal"]
        case .type: return ["type", "bebyggelsestype", "undertype", "place"]
        case .priority: return ["brugsprioritet"]
        case .outside: return ["udenforkommuneinddeling"]
        case .municipality: return ["kommunekode", "komkode"]
        case .labelX: return ["visueltcenter_x"]
        case .labelY: return ["visueltcenter_y"]
        }
    }
}

/// The fields that the features of one layer have.
struct LayerFields {
    /// The keys in the order of their first appearance.
    let keys: [String]
    private let byName: [String: String]

    init(_ features: [Feature]) {
        var keys: [String] = []
        var byName: [String: String] = [:]
        var known: Set<String> = []
        // Layers are uniform in practice; looking at every hundredth feature past the first hundred finds odd ones cheaply.
        for (index, feature) in features.enumerated() where index < 100 || index % 100 == 0 {
            for key in feature.properties.keys where known.insert(key).inserted {
                keys.append(key)
                if byName[key.lowercased()] == nil { byName[key.lowercased()] = key }
            }
        }
        self.keys = keys
        self.byName = byName
    }

    /// The key that the layer uses for `concept`; a name that the user gives comes first.
    func key(_ concept: FieldConcept, named user: String? = nil) -> String? {
        if let user { return keys.first { $0 == user } ?? byName[user.lowercased()] }
        for name in concept.usualNames {
            if let key = byName[name.lowercased()] { return key }
        }
        return nil
    }
}

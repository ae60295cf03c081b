import Foundation
import GeoModel
import StudyAreas

/// Which columns of a table say the unit and its cluster.
struct GroupingColumns {
    var unit: Int
    var cluster: Int
    /// A second column that names the units too, to compare.
    var name: Int?
    /// Whether the first row is a header.
    var hasHeader: Bool

    /// A header in lower case, its letters and digits alone: `Klynge-nr.` is `klyngenr`.
    static func word(_ header: String) -> String {
        String(header.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    /// How surely a header names the column of clusters: the lowest is taken; nil for another header.
    static func clusterRank(_ header: String) -> Int? {
        let word = word(header)
        return clusterWords.firstIndex { $0.contains(word) }
    }

    private static let clusterWords: [Set<String>] = [
        ["cluster", "klynge", "clusters", "klynger", "klyngen", "landsbyklynge", "villagecluster"],
        [
            "klyngecluster", "clusterid", "clusterno", "clusternr", "clusternumber", "klyngeid", "klyngenr",
            "klyngenummer", "klyngekode", "clustercode", "idcluster", "idklynge",
        ],
        ["clustername", "klyngenavn", "klyngename", "clusternavn"],
        [
            "group", "gruppe", "gruppering", "groupid", "gruppeid", "gruppenr", "region", "regionid", "district",
            "distrikt", "zone", "område", "omraade", "label", "labels", "assignment", "tildeling", "forslag",
        ],
    ]

    /// Whether a header names the column of the clusters' names, beside that of their numbers.
    static func namesCluster(_ header: String) -> Bool { clusterRank(header) == 2 }

    /// Whether a header names a column of units.
    static func isUnit(_ header: String) -> Bool { unitWords.contains(word(header)) }

    private static let unitWords: Set<String> = [
        "unit", "units", "unitid", "unitname", "enhed", "enheder", "enhedid", "enhedsid", "enhedskode", "enhedsnavn",
        "id", "kode", "code", "kod", "key", "nøgle", "nr", "nummer", "no", "number", "navn", "name", "names",
        "sogn", "sogne", "sognekode", "sognkode", "sognnr", "sognenr", "sogneid", "sognid", "sognenavn", "sognnavn",
        "parish", "parishes", "parishcode", "parishid", "parishname", "parishno",
        "village", "villageid", "villagename", "villagecode", "landsby", "landsbyer", "landsbyid", "landsbykode",
        "landsbynavn", "by", "byid", "bynavn", "bykode", "sted", "stedid", "stednavn", "osmid", "klyngeunit",
        "kommune", "kommunekode", "kommunenr", "kommunenavn", "municipality", "municipalitycode", "municipalityname",
        "fid", "gid", "objectid", "geoid",
    ]
}

import GeoModel
import StudyAreas

/// The units as a table that a spreadsheet opens, with an empty column for the cluster: filled in, it is a grouping.
///
/// Cells stand between `;`, the text is UTF-8 with a byte-order mark, and what would run as a formula is guarded as
/// ``SpreadsheetText`` says.
public struct UnitTable: Sendable {
    /// The language of the header; the reader knows both.
    public enum Language: Sendable {
        case english
        case danish
    }

    private let study: Study
    private let language: Language

    /// A table of the units of `study`.
    public init(study: Study, language: Language = .english) {
        self.study = study
        self.language = language
    }

    /// The whole table: code, name, inhabitants, municipality and cluster.
    public var bytes: [UInt8] {
        var writer = TableWriter(separator: ";")
        let header =
            language == .danish
            ? ["kode", "navn", "indbyggere", "kommune", "klynge"]
            : ["unit", "name", "inhabitants", "municipality", "cluster"]
        writer.add(header.map { .text($0) })
        for unit in study.units {
            let inhabitants = unit.population.map { TableWriter.Cell.number(Wording.number($0.rounded())) }
            let municipality = unit.municipality.map { code in
                TableWriter.Cell.text(code + (study.municipalityName(code).map { " \($0)" } ?? ""))
            }
            writer.add([.text(unit.id), .text(unit.name), inhabitants ?? .empty, municipality ?? .empty, .empty])
        }
        return writer.bytes(withMark: true)
    }
}

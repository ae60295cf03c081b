import Analysis
import Delimitation
import GeoModel
import GroupingMethods
import StudyAreas

/// Sentences of the page that no other module has.
enum PageWords {
    /// What a cluster breaks, without a full stop.
    static func breach(_ breach: ClusterBreach) -> Evidence {
        func measured(_ english: String, _ danish: String, _ unit: String) -> Evidence {
            let (value, bound) = (number(breach.value), number(breach.bound))
            return Evidence(
                english: "\(english) \(value.english)\(unit), the limit is \(bound.english)\(unit)",
                danish: "\(danish) \(value.danish)\(unit), grænsen er \(bound.danish)\(unit)")
        }
        switch breach.limit {
        case .population: return measured("inhabitants", "indbyggere", "")
        case .members: return measured("members", "medlemmer", "")
        case .diameterKm: return measured("diameter", "diameter", " km")
        case .gapKm: return measured("gap", "spring", " km")
        case .radiusKm: return measured("radius", "radius", " km")
        case .attribute: return measured(breach.attribute ?? "sum", breach.attribute ?? "sum", "")
        case .municipality: return Evidence(english: "in several municipalities", danish: "i flere kommuner")
        case .together:
            return Evidence(
                english: "units that belong together are apart", danish: "enheder, der hører sammen, er skilt")
        case .apart:
            return Evidence(
                english: "units that must not share a cluster do", danish: "enheder, der ikke må dele klynge, gør det")
        case .connection: return Evidence(english: "in several pieces", danish: "i flere stykker")
        default: return Evidence(english: "a limit is broken", danish: "en grænse er brudt")
        }
    }

    /// What a button says that moves a limit: `Set the diameter to 16.2 km`.
    static func remedy(_ remedy: ImpossibleCompletion.Remedy) -> Evidence {
        let value = number(remedy.value ?? 0)
        func to(_ english: String, _ danish: String, _ unit: String = "") -> Evidence {
            Evidence(
                english: "Set the \(english) to \(value.english)\(unit)",
                danish: "Sæt \(danish) til \(value.danish)\(unit)")
        }
        switch remedy.limit {
        case .population: return to("limit of inhabitants", "grænsen for indbyggere")
        case .members: return to("limit of members", "grænsen for medlemmer")
        case .diameterKm: return to("diameter", "diameteren", " km")
        case .gapKm: return to("gap", "springet", " km")
        case .radiusKm: return to("radius", "radius", " km")
        case .clusterCount: return to("number of clusters", "antallet af klynger")
        case .municipality:
            return Evidence(
                english: "Allow clusters across municipal borders", danish: "Tillad klynger på tværs af kommuner")
        case .coverAll:
            return Evidence(english: "Let units stay unassigned", danish: "Lad enheder stå uden for klyngerne")
        default: return Evidence(english: "Drop this limit", danish: "Fjern denne grænse")
        }
    }

    /// A number with at most two digits behind the point, thousands marked.
    static func number(_ value: Double) -> (english: String, danish: String) {
        guard value.isFinite, abs(value) < 1e15 else { return ("–", "–") }
        let hundredths = Int((abs(value) * 100).rounded())
        let whole = String(hundredths / 100)
        var grouped = ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index) % 3 == 0 { grouped += "," }
            grouped.append(digit)
        }
        var text = (value < 0 ? "-" : "") + grouped
        if hundredths % 100 != 0 {
            text += "." + (hundredths % 100 < 10 ? "0" : "") + String(hundredths % 100)
            if text.hasSuffix("0") { text.removeLast() }
        }
        return (text, String(text.map { $0 == "," ? "." : $0 == "." ? "," : $0 }))
    }
}

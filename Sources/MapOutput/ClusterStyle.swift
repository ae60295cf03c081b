import Delimitation

/// Styles for QGIS beside the maps: a category a cluster in the fills of the map, dark outlines, and names as labels.
///
/// Only what QGIS needs to read a style is written; it fills in the rest.
public enum ClusterStyle {
    /// The whole `clusters.qml`.
    public static func clusters(_ facts: GroupingFacts, fills: [String]) -> [UInt8] {
        document(categories(facts, fills: fills), symbol: .fill, labels: true)
    }

    /// The whole `units.qml`: as the clusters, and grey for units in none.
    public static func units(_ facts: GroupingFacts, fills: [String], arePoints: Bool) -> [UInt8] {
        let rest = Category(value: "", label: "–", fill: ClusterColours.unassigned)
        return document(categories(facts, fills: fills) + [rest], symbol: arePoints ? .marker : .fill, labels: false)
    }

    /// The whole `labels.qml`: a name on each point, and no mark below it.
    static let labelLayer = Array(
        """
        <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
        <qgis version="3.22.0" styleCategories="Symbology|Labeling" labelsEnabled="1">
          <renderer-v2 type="nullSymbol"/>
          <labeling type="simple">
            <settings calloutType="simple">
              <text-style fieldName="klynge_label" isExpression="0" fontSize="9" fontSizeUnit="Point" textColor="34,34,34,255">
                <text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,204"/>
              </text-style>
              <placement placement="1" quadOffset="4"/>
            </settings>
          </labeling>
        </qgis>

        """.utf8)

    private struct Category {
        var value: String
        var label: String
        var fill: String
    }

    private enum Symbol: String { case fill, marker }

    private static func categories(_ facts: GroupingFacts, fills: [String]) -> [Category] {
        zip(facts.clusters, fills).map { cluster, fill in
            Category(value: String(cluster.id), label: "\(cluster.id) \(cluster.name)", fill: fill)
        }
    }

    private static func document(_ categories: [Category], symbol: Symbol, labels: Bool) -> [UInt8] {
        var text = """
            <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
            <qgis version="3.22.0" styleCategories="Symbology|Labeling" labelsEnabled="\(labels ? 1 : 0)">
              <renderer-v2 type="categorizedSymbol" attr="klynge_cluster" symbollevels="0" enableorderby="0">
                <categories>

            """
        for (index, category) in categories.enumerated() {
            text += "      <category render=\"true\" symbol=\"\(index)\" value=\"\(category.value)\" "
            text += "label=\"\(escaped(category.label))\"/>\n"
        }
        text += "    </categories>\n    <symbols>\n"
        for (index, category) in categories.enumerated() {
            text += "      <symbol type=\"\(symbol.rawValue)\" name=\"\(index)\" alpha=\"1\">\n"
            text += "        <layer class=\"\(symbol == .fill ? "SimpleFill" : "SimpleMarker")\" enabled=\"1\">\n"
            for (key, value) in properties(category.fill, symbol) {
                text += "          <prop k=\"\(key)\" v=\"\(value)\"/>\n"
            }
            text += "        </layer>\n      </symbol>\n"
        }
        text += "    </symbols>\n  </renderer-v2>\n"
        if labels { text += labeling }
        return Array((text + "</qgis>\n").utf8)
    }

    private static func properties(_ fill: String, _ symbol: Symbol) -> [(String, String)] {
        switch symbol {
        case .fill:
            [
                ("color", "\(rgb(fill)),178"), ("style", "solid"), ("outline_color", "51,51,51,255"),
                ("outline_style", "solid"), ("outline_width", "0.4"), ("outline_width_unit", "MM"),
            ]
        case .marker:
            [
                ("name", "circle"), ("color", "\(rgb(fill)),255"), ("size", "2.6"), ("size_unit", "MM"),
                ("outline_color", "51,51,51,255"), ("outline_style", "solid"), ("outline_width", "0.2"),
                ("outline_width_unit", "MM"),
            ]
        }
    }

    /// Names inside their cluster, dark with a light edge, legible on every fill.
    private static let labeling = """
          <labeling type="simple">
            <settings calloutType="simple">
              <text-style fieldName="klynge_name" isExpression="0" fontSize="9" fontSizeUnit="Point" textColor="34,34,34,255">
                <text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,204"/>
              </text-style>
              <placement placement="1" centroidInside="1" centroidWhole="0"/>
            </settings>
          </labeling>

        """

    private static func rgb(_ hex: String) -> String {
        let value = Int(hex.dropFirst(), radix: 16) ?? 0
        return "\(value >> 16 & 255),\(value >> 8 & 255),\(value & 255)"
    }

    /// Text as the value of an XML attribute. Control characters, which XML cannot hold, become spaces.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

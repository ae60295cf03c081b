import Delimitation

/// A QGIS style for `clusters.geojson`: the fills of the map, a category a cluster, dark outlines and labels.
public enum ClusterStyle {
    /// The whole `clusters.qml`.
    public static func bytes(_ facts: GroupingFacts, fills: [String]) -> [UInt8] {
        var text = """
            <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
            <qgis version="3.22.0" styleCategories="Symbology|Labeling">
              <renderer-v2 type="categorizedSymbol" attr="klynge_cluster" symbollevels="0" enableorderby="0">
                <categories>

            """
        for (index, cluster) in facts.clusters.enumerated() {
            let label = escaped("\(cluster.id) \(cluster.name)")
            text += "      <category render=\"true\" symbol=\"\(index)\" value=\"\(cluster.id)\" label=\"\(label)\"/>\n"
        }
        text += "    </categories>\n    <symbols>\n"
        for index in facts.clusters.indices {
            let fill = rgb(fills[index])
            text += """
                      <symbol type="fill" name="\(index)" alpha="1">
                        <layer class="SimpleFill" enabled="1">
                          <prop k="color" v="\(fill),178"/>
                          <prop k="outline_color" v="51,51,51,255"/>
                          <prop k="outline_width" v="0.4"/>
                        </layer>
                      </symbol>

                """
        }
        text += """
                </symbols>
              </renderer-v2>
              <labeling type="simple">
                <settings>
                  <text-style fieldName="klynge_name" fontSize="9" textColor="34,34,34,255"/>
                </settings>
              </labeling>
            </qgis>

            """
        return Array(text.utf8)
    }

    private static func rgb(_ hex: String) -> String {
        let value = Int(hex.dropFirst(), radix: 16) ?? 0
        return "\(value >> 16 & 255),\(value >> 8 & 255),\(value & 255)"
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.append(character)
            }
        }
        return result
    }
}

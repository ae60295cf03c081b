import ForeignFormats
import GeoModel
import MapOutput

/// The layers of the folder as one GeoPackage, each with its style and with one kind of geometry.
struct GeoPackageFormat: FolderFormat {
    let name = "gpkg"
    let fileNames = ["clusters.gpkg"]

    func files(_ result: FolderResult) throws(UnusableInput) -> [[UInt8]] {
        var writer = result.writer
        writer.settings.isMulti = true
        let map = try writer.map(of: result.entry, drawing: result.drawing)
        var layers = [
            GeoPackage.Layer(name: "clusters", geoJSON: try map.clusters(), style: map.style),
            GeoPackage.Layer(name: "units", geoJSON: try map.units(), style: map.unitStyle),
            GeoPackage.Layer(name: "labels", geoJSON: try map.clusterLabels(), style: map.labelStyle),
        ]
        if writer.problem.study.unitKind == .village {
            layers.append(GeoPackage.Layer(name: "catchments", geoJSON: try map.catchmentMap()))
        }
        if result.wanted.contains(NeighbourLinesFormat().name) {
            layers.append(GeoPackage.Layer(name: "neighbours", geoJSON: try map.neighbourLines()))
        }
        if result.wanted.contains(LinkLinesFormat().name) {
            layers.append(GeoPackage.Layer(name: "links", geoJSON: try map.linkLines()))
        }
        return [try GeoPackage(layers: layers).bytes()]
    }
}

import GeoModel

extension SampleStudy {
    func villageLayer() -> [UInt8] {
        var text = GeoJSONText(name: "landsbyer (opdigtet)", note: Self.note)
        var number = 0
        for (parish, places) in zip(SampleNames.parishes, villages.places) {
            for (village, place) in zip(parish.villages, places) {
                number += 1
                let inhabitants = village.inhabitants.map(String.init) ?? "null"
                text.feature(
                    properties: """
                        "id":"\(990_000 + number)","navn":"\(village.name)","type":"\(village.kind)",\
                        "indbyggertal":\(inhabitants)
                        """,
                    kind: "Point"
                ) { $0.position(MapFrame.microDegrees(place)) }
            }
        }
        return text.finish()
    }

    func parishLayer() -> [UInt8] {
        var text = GeoJSONText(name: "sogne (opdigtet)", note: Self.note)
        for (index, parish) in SampleNames.parishes.enumerated() {
            let middle = MapFrame.microDegrees(villages.middles[index])
            add(
                &text,
                properties: """
                    "dagi_id":"\(993_001 + index)","kode":"\(parish.code)","navn":"\(parish.name)",\
                    "visueltcenter_x":\(GeoJSONText.decimal(middle.longitude)),\
                    "visueltcenter_y":\(GeoJSONText.decimal(middle.latitude)),\
                    "indbyggertal":\(Self.inhabitants(of: parish))
                    """
            ) { $0.parish == index }
        }
        return text.finish()
    }

    func municipalityLayer() -> [UInt8] {
        var text = GeoJSONText(name: "kommuner (opdigtet)", note: Self.note)
        for (index, municipality) in SampleNames.municipalities.enumerated() {
            let own = SampleNames.parishes.filter { $0.municipality == index }
            add(
                &text,
                properties: """
                    "dagi_id":"\(992_001 + index)","kode":"\(municipality.0)","navn":"\(municipality.1)",\
                    "udenforkommuneinddeling":false,\
                    "indbyggertal":\(own.reduce(0) { $0 + Self.inhabitants(of: $1) })
                    """
            ) { SampleNames.parishes[$0.parish].municipality == index }
        }
        return text.finish()
    }

    func oldMunicipalityLayer() -> [UInt8] {
        var text = GeoJSONText(name: "kommuner før 2007 (opdigtet)", note: Self.note)
        for (index, name) in SampleNames.oldMunicipalities.enumerated() {
            add(&text, properties: "\"kode\":\"09\(71 + index)\",\"navn\":\"\(name)\"") { $0.old == index }
        }
        return text.finish()
    }

    func schoolLayer() -> [UInt8] {
        var text = GeoJSONText(name: "skoledistrikter (opdigtet)", note: Self.note)
        for (index, name) in SampleNames.schools.enumerated() {
            add(&text, properties: "\"id\":\"S\(index + 1)\",\"navn\":\"\(name) Skole\"") { $0.school == index }
        }
        return text.finish()
    }

    func roadLayer() -> [UInt8] {
        var text = GeoJSONText(name: "veje (opdigtet)", note: Self.note)
        for line in roads.lines {
            let nodes = line.nodes.map(String.init).joined(separator: ",")
            let kind = line.ferry ? "\"route\":\"ferry\"" : "\"highway\":\"\(line.highway ?? "unclassified")\""
            text.feature(
                properties: """
                    \(kind),"name":"\(line.name)","oneway":\(line.oneway),"maxspeed":\(line.maxspeed),\
                    \(line.bridge ? "\"bridge\":true," : "")"nodes":[\(nodes)]
                    """,
                kind: "LineString"
            ) { $0.line(line.points.map(MapFrame.microDegrees)) }
        }
        return text.finish()
    }

    private func add(
        _ text: inout GeoJSONText, properties: String, where belongs: (SampleGeography.Piece) -> Bool
    ) {
        let land = net.land { belongs(pieces[$0]) }
        if land.count == 1 {
            text.feature(properties: properties, kind: "Polygon") { $0.polygon(land[0]) }
        } else {
            text.feature(properties: properties, kind: "MultiPolygon") { $0.list(land) { $0.polygon($1) } }
        }
    }
}

import GeoModel

extension Coverage {
    /// The measures of every unit, from its rings; tolerance is not looked at yet. Complexity: O(n).
    func measuredShapes() -> [UnitShape] {
        var shapes = [UnitShape](repeating: UnitShape(), count: unitCount)
        var ring: ContiguousArray<Coordinate> = []
        var places: ContiguousArray<Coordinate> = []
        for index in edges.ringIsHole.indices {
            let start = Int(edges.ringStarts[index])
            let end = Int(edges.ringStarts[index + 1])
            let unit = Int(edges.unit[start])
            ring.removeAll(keepingCapacity: true)
            for edge in start..<end { ring.append(vertices[Int(edges.origin[edge])]) }
            var shape = shapes[unit]
            shape.moments = shape.moments + AreaMoments(ring: ring)
            if let ground {
                places.removeAll(keepingCapacity: true)
                for edge in start..<end { places.append(sourceVertices[Int(edges.origin[edge])]) }
                shape.groundArea += ground.area(ofRing: places)
            }
            if edges.ringIsHole[index] { shape.holeCount += 1 } else { shape.partCount += 1 }
            for edge in start..<end {
                shape.box.extend(to: ring[edge - start])
                let twin = Int(edges.twin[edge])
                if twin >= 0 && Int(edges.unit[twin]) == unit { continue }
                let length = length(of: edge)
                shape.perimeterMetres += length
                if twin < 0 { shape.coastMetres += length }
            }
            shapes[unit] = shape
        }
        for (unit, land) in measured where shapes.indices.contains(unit) {
            shapes[unit].givenPlanarArea = shapes[unit].moments.area
            shapes[unit].moments = AreaMoments(of: land)
        }
        return shapes
    }

    /// The length of a half-edge on the ground, in metres.
    @inline(__always)
    func length(of edge: Int) -> Double {
        if let ground {
            return ground.length(
                from: sourceVertices[Int(edges.origin[edge])], to: sourceVertices[Int(edges.target(edge))])
        }
        return vertices[Int(edges.origin[edge])].planarDistance(to: vertices[Int(edges.target(edge))])
    }
}

import GeoModel

extension GroundMeasure {
    /// A measure for these places in degrees.
    init(of places: ContiguousArray<Coordinate>) {
        var (south, north) = (Double.infinity, -Double.infinity)
        for place in places {
            south = min(south, place.y)
            north = max(north, place.y)
        }
        self.init(latitudes: south <= north ? south...north : 0...0)
    }
}

extension Coverage {
    /// Takes the areas on the ground over into the moments, with everything that must go with them.
    ///
    /// Distances between centres are scaled alike for all units, so that second moments still add up over a cluster.
    /// Complexity: O(units).
    mutating func scaleToGround() {
        guard ground != nil else { return }
        var planar = 0.0
        var whole = 0.0
        var middle = (x: 0.0, y: 0.0)
        for shape in shapes where shape.groundArea > 0 && shape.moments.area > 0 {
            let area = shape.givenPlanarArea ?? shape.moments.area
            planar += area
            whole += shape.groundArea
            middle.x += shape.moments.centroid.x * area
            middle.y += shape.moments.centroid.y * area
        }
        guard planar > 0, whole > 0, (planar / whole).isFinite else { return }
        planeScale = (planar / whole).squareRoot()
        planeMiddle = Coordinate(x: middle.x / planar, y: middle.y / planar)
        for unit in shapes.indices {
            let own = shapes[unit].groundArea / (shapes[unit].givenPlanarArea ?? shapes[unit].moments.area)
            // Rings that cross one another may enclose nothing on balance, and then say nothing of the plane.
            let isTelling =
                own.isFinite && own > 0
                && (shapes[unit].givenPlanarArea == nil || abs(own * planar / whole - 1) < 0.5)
            shapes[unit].metresPerPlanarUnit = (isTelling ? own : whole / planar).squareRoot()
            var moments = onGround(shapes[unit].moments, like: unit)
            if shapes[unit].givenPlanarArea == nil {
                // Opposite the centre of an azimuthal plane land may turn inside out; its area is known all the same.
                moments.area = shapes[unit].groundArea
                moments.polarMoment = abs(moments.polarMoment)
            }
            shapes[unit].moments = moments
        }
    }

    /// Moments in the plane as they are on the ground, by the scale of a unit.
    func onGround(_ moments: AreaMoments, like unit: Int) -> AreaMoments {
        guard ground != nil, moments.area != 0 else { return moments }
        let factor = shapes[unit].metresPerPlanarUnit * shapes[unit].metresPerPlanarUnit
        return AreaMoments(
            area: moments.area * factor,
            centroid: Coordinate(
                x: planeMiddle.x + (moments.centroid.x - planeMiddle.x) / planeScale,
                y: planeMiddle.y + (moments.centroid.y - planeMiddle.y) / planeScale),
            polarMoment: moments.polarMoment * factor * factor)
    }

    /// An area in the plane as it is on the ground, by the scale of a unit.
    func onGround(area: Double, like unit: Int) -> Double {
        area * shapes[unit].metresPerPlanarUnit * shapes[unit].metresPerPlanarUnit
    }

    /// The area of a unit in the plane.
    func planarArea(of unit: Int) -> Double {
        shapes[unit].moments.area / (shapes[unit].metresPerPlanarUnit * shapes[unit].metresPerPlanarUnit)
    }

    /// The centre of gravity of a unit in the coordinates of the working system, as they can be projected back.
    ///
    /// `shapes[unit].moments.centroid` is drawn apart so that distances are on the ground.
    public func planarCentre(of unit: Int) -> Coordinate {
        let centre = shapes[unit].moments.centroid
        guard ground != nil else { return centre }
        return Coordinate(
            x: planeMiddle.x + (centre.x - planeMiddle.x) * planeScale,
            y: planeMiddle.y + (centre.y - planeMiddle.y) * planeScale)
    }
}

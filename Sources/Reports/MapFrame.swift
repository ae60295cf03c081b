import GeoModel
import StudyAreas

/// A place on the sheet, in whole steps to the east and the south.
struct SheetPlace: Hashable {
    var x: Int
    var y: Int
}

/// The sheet that the map is drawn on: whole numbers to the east and the south, `metresPerStep` metres each in the working system.
///
/// Every coordinate is rounded once, so that lands that share a border in the study share it on the sheet.
struct MapFrame {
    /// The land on the sheet, with a margin.
    let box: Box
    /// What one step stands for.
    let metresPerStep: Double
    /// The sheet's size in steps.
    let width: Int
    let height: Int

    /// A sheet around `land`, of about 20,000 steps along the longer side.
    init(around land: Box) {
        let solid = land.isEmpty ? Box(minX: 0, minY: 0, maxX: 1000, maxY: 1000) : land
        let longer = max(solid.width, solid.height, 1000)
        box = solid.expanded(by: longer * 0.04)
        let raw = longer * 1.08 / 20_000
        var step = 1.0
        for candidate in [2.0, 5, 10, 20, 50, 100, 200, 500, 1000] where step < raw { step = candidate }
        metresPerStep = step
        width = Int((box.width / step).rounded(.up))
        height = Int((box.height / step).rounded(.up))
    }

    /// The place on the sheet.
    func place(_ coordinate: Coordinate) -> SheetPlace {
        SheetPlace(
            x: Int(((coordinate.x - box.minX) / metresPerStep).rounded()),
            y: Int(((box.maxY - coordinate.y) / metresPerStep).rounded()))
    }

    /// What lies beyond is not drawn: half a sheet on each side, enough to look around.
    var reach: Box { box.expanded(by: max(box.width, box.height) / 2) }
}

import CoverageTopology
import Files
import GeoModel
import Graphs
import PROJKit

/// A link between two units, by their indices: a ferry or bridge that was declared, or that the road layer has.
public struct DeclaredLink: Sendable, Hashable {
    /// The unit with the smaller index.
    public var a: Int
    /// The unit with the larger index.
    public var b: Int

    /// A link between two units, `a` before `b`.
    public init(a: Int, b: Int) {
        self.a = a
        self.b = b
    }
}

/// Everything that was loaded and joined: what groupings are made from, scored on and drawn with.
///
///     let study = try StudyLoader.load(StudyFile.read("SampleData"))
///     for unit in study.units.indices { print(study.units[unit].name, study.graph.neighbours(of: unit).count) }
public struct Study: Sendable {
    /// What it was loaded from.
    public var configuration: StudyConfiguration
    /// The files that were read, in the order of reading.
    public let inputs: [InputFile]
    /// The metric system of `lands` and `position`s.
    public let workingCRS: CoordinateReferenceSystem
    /// Longitude and latitude to the working system; its name and accuracy belong in the provenance.
    public let toWorking: CoordinateTransformation
    /// The way back.
    public let toDegrees: CoordinateTransformation
    /// How far a metre on the ground stretches in the working plane, at the least and at the most over the study.
    public let planeStretch: ClosedRange<Double>
    /// What is grouped, in the order of the file.
    public let units: [Unit]
    /// What kind they are.
    public let unitKind: UnitKind
    /// What they are called.
    public let unitWord: UnitWord
    /// What the areas of the parish layer are called, be they units or not.
    public let areaWord: UnitWord
    /// The land of each unit in the working system, in metres; a catchment when units are villages.
    public let lands: [MultiPolygon]
    /// The same in longitude and latitude; a parish's exactly as the file has it, where that is in degrees.
    public let geographic: [MultiPolygon]
    /// The shared borders of the lands, by unit index.
    public let coverage: Coverage
    /// Which units are neighbours by shared border or link.
    public let graph: UnitGraph
    /// The links, declared and found, sorted.
    public let links: [DeclaredLink]
    /// Those of the links that nobody declared: a ferry or a bridge of the road layer makes them.
    public let roadLinks: Set<DeclaredLink>
    /// How many threads whatever works on the study may use at once.
    public let threads: Int
    /// Where whatever works on the study finds and keeps results of earlier runs.
    public let cache: ContentCache?
    /// The municipalities of the study, by code.
    public let municipalities: [Municipality]
    /// The municipality layer as loaded, with its land.
    public let municipalityAreas: [Area]
    /// All parishes as loaded, also those without a unit.
    public let parishes: [Area]
    /// All villages as loaded, also those without a unit.
    public let villages: [Village]
    /// The layers with their features untouched, by role.
    public let layers: [InputFile.Role: StudyLayer]
    /// What the joins came to.
    public let joined: JoinSummary
    /// How the units are connected.
    public let neighbourSummary: NeighbourSummary
    /// How well the lands cover the ground.
    public let coverageSummary: CoverageSummary
    /// How the inhabitants come out.
    public let populationSummary: PopulationSummary
    /// Whether the inhabitants of any unit are known.
    public var knowsPopulation: Bool { populationSummary.missing < units.count }
    /// Everything found, by file, feature, code and message.
    public var diagnostics: [Diagnostic]

    /// Distances between the units' points: as straight lines, and along roads or from a table where they are known.
    public let distances: UnitDistances
    /// What the roads came to; nil without a road layer.
    public let roadSummary: RoadSummary?
    /// Roads, barriers, historical and identity layers, in the order of reading.
    public let contextLayers: [ContextLayer]
    /// The columns of the tables of figures, in the order of reading: attributes of the units.
    public let figures: [FigureColumn]

    /// The index of the unit with this id, exactly.
    public func unit(withId id: String) -> Int? { units.firstIndex { $0.id == id } }
}

extension Study {
    /// The name of the municipality with this code; nil where there is none.
    ///
    /// - Complexity: O(log municipalities)
    public func municipalityName(_ code: String) -> String? {
        var (low, high) = (0, municipalities.count)
        while low < high {
            let middle = (low + high) / 2
            if municipalities[middle].code < code { low = middle + 1 } else { high = middle }
        }
        return low < municipalities.count && municipalities[low].code == code ? municipalities[low].name : nil
    }
}

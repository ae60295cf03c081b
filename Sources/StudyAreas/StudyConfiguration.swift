import GeoModel
import GroupingMethods

/// Everything a study file and the command's options can say.
///
/// Options win over the file, the file over these defaults. Paths are as the program opens them.
///
///     var configuration = try StudyFile.read("SampleData")
///     configuration.unitKind = .village
///     let study = try StudyLoader.load(configuration)
public struct StudyConfiguration: Sendable, Equatable {
    /// A file with the name that the user gives the layer.
    public struct NamedLayer: Sendable, Hashable {
        /// The name for people; nil means the file's own name.
        public var name: String?
        /// The path of the file, or `field:NAME` for a field of the units themselves.
        public var path: String

        /// The field of the units that makes the areas, where it is no file.
        public var field: String? { path.hasPrefix("field:") ? String(path.dropFirst(6)) : nil }

        /// A layer from its name and path.
        public init(name: String? = nil, path: String) {
            self.name = name
            self.path = path
        }
    }

    /// What a survey found of one unit.
    public struct SurveyFigure: Sendable, Hashable {
        /// The unit, by id or unique name.
        public var unit: String
        /// The percentage of its inhabitants who feel attached to the cluster, 0 to 100.
        public var percent: Double

        /// A figure of a unit.
        public init(unit: String, percent: Double) {
            self.unit = unit
            self.percent = percent
        }
    }

    /// How `propose` looks for groupings.
    public enum Method: String, Sendable, CaseIterable {
        /// Exact where the problem is small enough, search otherwise.
        case auto
        /// Optimum with proof, or the best found with a bound.
        case exact
        /// Local search from many starts.
        case search
    }

    /// In whose scale the calibrated limits and bands are.
    public enum Scale: String, Sendable, CaseIterable {
        /// As calibrated on known Danish clusters.
        case danish
        /// Times what the study's own medians are of the Danish ones.
        case study
    }

    /// The study's name for people; nil means the folder's.
    public var title: String?
    /// The folder that paths in the study file are seen from; nil where there is no study file.
    public var studyFolder: String?
    /// Points or polygons of villages.
    public var villages: String?
    /// Polygons of parishes.
    public var parishes: String?
    /// Polygons of municipalities.
    public var municipalities: String?
    /// Lines of roads, for distances.
    public var roads: String?
    /// Lines or polygons that separate: water, motorways, railways.
    public var barriers: [String] = []
    /// Layers of old administrative units.
    public var historical: [NamedLayer] = []
    /// Layers of units that people identify with: school districts, postal districts.
    public var identity: [NamedLayer] = []
    /// How measures become the criterion's score.
    public var criterion = CriterionSettings()
    /// What surveys found of units, in the order of the file.
    public var survey: [SurveyFigure] = []
    /// Points of facilities that clusters share: halls, schools.
    public var facilities: [NamedLayer] = []
    /// Facilities that are thought closed, each `NAME:ID`.
    public var closedFacilities: [String] = []
    /// A table of distances between units.
    public var distances: String?
    /// Tables of figures by unit: population, age groups, forecasts.
    public var figures: [String] = []
    /// The column of those tables that names the units; nil means the one that names most of them.
    public var figuresKey: String?
    /// Which distances limits and measures go by.
    public var distance = DistanceKind.road

    /// What is grouped; nil means parishes when there are any, else villages.
    public var unitKind: UnitKind?
    /// What units are called; nil means: recognised from the data.
    public var unitWord: UnitWordSetting?
    /// Only units of these municipalities, by name or code; empty means all.
    public var within: [String] = []
    /// The reference system of files that declare none.
    public var inputCRS: CoordinateReferenceSystem?
    /// The reference system of single layers, by the layer's role or name, whatever their files declare.
    public var inputSystems: [LayerSystem] = []
    /// The metric reference system for areas, borders and drawing; nil means: chosen from where the data lies.
    public var workingCRS: CoordinateReferenceSystem?
    /// Declared links, each `A=B` with ids or unique names.
    public var links: [String] = []
    /// Whether invalid polygons are repaired; otherwise they are only named.
    public var repair = false
    /// The fields that the user names.
    public var fields = FieldMap()
    /// Types of settlement to leave out of the village layer, such as `sommerhusområde`.
    public var leaveOut: [String] = ["sommerhusområde", "sommerhusomraade"]
    /// Where a unit's point comes from; nil means: the label, else the largest village, else the centre.
    public var unitPoint: UnitPoint?
    /// How far apart two borders may run and still be shared, in metres.
    public var borderTolerance = 1.0
    /// How far outside every parish a village may lie and still belong to the nearest, in metres.
    public var joinTolerance = 500.0

    /// What the user calls clusters, in the order of the file.
    public var clusterNames: [ClusterName] = []
    /// Whom the data is owed to, in the order of the file.
    public var credits: [Credit] = []
    /// The hard limits.
    public var limits = StudyLimits()
    /// The bands that the user sets, by the threshold's name; those calibrated on known clusters hold for the others.
    public var bands: [String: TrapezoidScore] = [:]

    /// Bands derived from the study's own medians, by the threshold's name: no setting, but what `scale` comes to. Those in
    /// `bands` win over them.
    package var scaledBands: [String: TrapezoidScore] = [:]
    /// In whose scale limits and bands are that nobody gave.
    public var scale = Scale.danish

    /// Where the randomness starts.
    public var seed: UInt64 = 1
    /// How groupings are looked for.
    public var method = Method.auto
    /// How many different groupings are wanted.
    public var alternatives = 1
    /// The longest search, in seconds; nil means none.
    public var timeLimitSeconds: Double?

    /// A study without any input.
    public init() {}
}

import Files
import ForeignFormats
import GeoJSONFormat
import GeoModel
import StudyAreas

/// A study of one municipality, cut from a folder of files that cover more.
///
///     var request = NewStudy.Request(name: "Ringkøbing-Skjern", folder: "data/dk")
///     let study = try NewStudy.prepare(request)
///     for layer in study.layers { print(layer.role, layer.source, layer.kept, layer.count) }
///     try ResultFolder("Ringkøbing-Skjern").write(study.files, version: "…", command: "…", force: false)
///
/// What a file is shows by its content, never by its name. Nothing is written here.
public struct NewStudy: Sendable {
    /// What is wanted.
    public struct Request: Sendable {
        /// The municipality, by name or code.
        public var name: String
        /// The folder that is looked through.
        public var folder: String
        /// How far around the municipality files are kept, in kilometres.
        public var surroundings = 10.0
        /// The system of files that declare none and are not in degrees.
        public var inputSystem: CoordinateReferenceSystem?
        /// Files that are not looked at, by their names within the folder or without it.
        public var leftOut: Set<String> = []
        /// Whether the study file speaks Danish.
        public var isDanish = false

        /// A request for the study of a municipality.
        public init(name: String, folder: String) { (self.name, self.folder) = (name, folder) }
    }

    /// A layer or table of the study.
    public struct Layer: Sendable, Hashable {
        /// What it is for.
        public var role: LayerRole
        /// What one of its areas is called, in English; nil where the role says so.
        public var english: String?
        /// The same in Danish.
        public var danish: String?
        /// The file in the study.
        public var file: String
        /// The file that it was cut from, within the folder.
        public var source: String
        /// How many of its features or rows were kept.
        public var kept: Int
        /// How many there are.
        public var count: Int
        /// Whether nothing says what its areas are; then it stands in the study file behind a `#`.
        public var isGuess: Bool
    }

    /// The municipality's name, as the data spells it.
    public let name: String
    /// Its code; where units name it in a field, the field's value.
    public let code: String
    /// The layers, in the order in which the study file names them.
    public let layers: [Layer]
    /// The files that are not used, by name.
    public let passed: [PassedFile]
    /// How many files were looked at.
    public let fileCount: Int
    /// The study: `klynge.toml` and the layers.
    public let files: [FolderFile]
    /// What was found about the folder as a whole.
    public let diagnostics: [Diagnostic]

    /// Looks through the folder, chooses and cuts. O(bytes of the files).
    ///
    /// - Parameter progress: called with the name of each step as it begins.
    /// - Throws: `UnusableInput` with K370 for a folder that cannot be used, K371 and K372 for a name that no area or several
    ///   areas have, K373 when nothing can be the units.
    public static func prepare(
        _ request: Request, progress: (String) -> Void = { _ in }
    ) throws(UnusableInput) -> NewStudy {
        var survey = try FolderSurvey(request, progress: progress)
        let wanted = try WantedArea.find(request.name, in: survey.layers)
        let window = wanted.box.around(kilometres: request.surroundings)
        let choice = try LayerChoice(survey.layers, wanted: wanted, window: window) { layer, units in
            let middles = survey.layers[units].boxes.filter { !$0.isEmpty && wanted.box.intersects($0) }.map(\.centre)
            return LayerCut.isWater(survey.layers[layer], unitsAt: middles)
        }
        survey.passed += choice.passed
        progress("cutting")
        return try cut(request, &survey, wanted, window, choice)
    }

    private static func cut(
        _ request: Request, _ survey: inout FolderSurvey, _ wanted: WantedArea, _ window: Box, _ choice: LayerChoice
    ) throws(UnusableInput) -> NewStudy {
        var layers: [Layer] = []
        var files: [FolderFile] = []
        var unitCodes: Set<String> = []
        for chosen in choice.chosen {
            let layer = survey.layers[chosen.layer]
            let kept = layer.boxes.indices.filter { !layer.boxes[$0].isEmpty && layer.boxes[$0].intersects(window) }
            if chosen.role == .parishes { unitCodes = Set(kept.compactMap { layer.codes[$0] }) }
            let taken = Set(files.map(\.name))
            let file = fileName(chosen, taken: taken)
            files.append(FolderFile(file, try LayerCut.bytes(of: layer, keeping: kept)))
            layers.append(
                Layer(
                    role: chosen.role, english: chosen.label?.english, danish: chosen.label?.danish, file: file,
                    source: layer.name, kept: kept.count, count: layer.count, isGuess: chosen.isGuess))
        }
        for table in survey.tables {
            switch TableMatch.verdict(table.path, bytes: table.bytes, codes: unitCodes) {
            case .figures(let bytes, let rows, let of):
                let number = layers.count { $0.role == .figures } + 1
                let file = number == 1 ? "figures.csv" : "figures-\(number).csv"
                files.append(FolderFile(file, bytes))
                layers.append(
                    Layer(role: .figures, file: file, source: table.name, kept: rows, count: of, isGuess: false))
            case .unusable(let reason): survey.passed.append(PassedFile(name: table.name, reason: reason))
            }
        }
        let text = StudyFileText(request: request, wanted: wanted, layers: layers).text
        files.insert(FolderFile(StudyFile.fileName, Array(text.utf8)), at: 0)
        return NewStudy(
            name: wanted.name, code: wanted.code, layers: layers,
            passed: survey.passed.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) },
            fileCount: survey.fileCount, files: files, diagnostics: survey.diagnostics)
    }

    /// What the file of a layer is called in the study.
    private static func fileName(_ chosen: LayerChoice.Chosen, taken: Set<String>) -> String {
        let base: String
        switch (chosen.role, chosen.label?.english) {
        case (.identity, let label?): base = label.replacing(" ", with: "-") + "s"
        case (.historical, _) where chosen.isGuess: base = "areas"
        case (.historical, _): base = "former-municipalities"
        default: base = chosen.role.rawValue
        }
        var name = base + ".geojson"
        var number = 2
        while taken.contains(name) {
            name = "\(base)-\(number).geojson"
            number += 1
        }
        return name
    }
}

extension NewStudy.Layer {
    init(role: LayerRole, file: String, source: String, kept: Int, count: Int, isGuess: Bool) {
        self.init(
            role: role, english: nil, danish: nil, file: file, source: source, kept: kept, count: count,
            isGuess: isGuess)
    }
}

extension Box {
    /// The box with so many kilometres around it, of a box in degrees.
    func around(kilometres: Double) -> Box {
        let latitude = kilometres / 111.2
        let widest = max(abs(minY), abs(maxY)) + latitude
        let longitude = latitude / max(0.05, cosine(ofDegrees: min(widest, 89)))
        return Box(
            minX: minX - longitude, minY: minY - latitude, maxX: maxX + longitude, maxY: maxY + latitude)
    }
}

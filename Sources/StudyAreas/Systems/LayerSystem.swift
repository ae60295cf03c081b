import GeoModel
import PROJKit

/// The reference system of one layer, as the user gives it.
public struct LayerSystem: Sendable, Hashable {
    /// The layer's role, as `villages`, or the name of a historical or identity layer.
    public var layer: String
    /// What its coordinates are in.
    public var system: CoordinateReferenceSystem

    /// A layer and its system.
    public init(layer: String, system: CoordinateReferenceSystem) {
        self.layer = layer
        self.system = system
    }
}

extension StudyConfiguration {
    /// Takes one value of `--input-crs`: `EPSG:25832` for files that declare none, or `villages=EPSG:25832` for one layer.
    ///
    /// A description of a projection begins with `+` and holds `=` itself.
    public mutating func addInputSystem(_ text: String) {
        guard !text.hasPrefix("+"), let sign = text.firstIndex(of: "="), sign != text.startIndex else {
            inputCRS = CoordinateReferenceSystem(typed: text)
            return
        }
        let layer = String(text[..<sign])
        let system = CoordinateReferenceSystem(typed: String(text[text.index(after: sign)...]))
        inputSystems.removeAll { $0.layer == layer }
        inputSystems.append(LayerSystem(layer: layer, system: system))
    }

    /// What the user says of one layer; its own name counts before its role.
    func inputSystem(of role: InputFile.Role, name: String?) -> CoordinateReferenceSystem? {
        let byName = name.flatMap { name in inputSystems.last { $0.layer == name } }
        return (byName ?? inputSystems.last { $0.layer == role.rawValue })?.system
    }
}

extension StudyFileReader {
    /// One system, a list of systems and `layer=system`, or a table `layer = "system"`.
    mutating func systems(_ value: SettingValue) -> String? {
        let wanted = "a system such as \"EPSG:25832\", or a table of `layer = \"EPSG:25832\"`"
        if case .table(let entries) = value {
            for entry in entries {
                guard let text = entry.value.string, !text.isEmpty else { return wanted }
                configuration.addInputSystem("\(entry.key)=\(text)")
            }
            return nil
        }
        // A bare number is no name of a system: the hint writes it as one.
        guard value.double == nil, let texts = value.strings, !texts.contains("") else { return wanted }
        for text in texts { configuration.addInputSystem(text) }
        return nil
    }
}

extension StudyBuilder {
    /// Names of `--input-crs NAME=…` that no layer has.
    func unknownSystemLayers() -> [Diagnostic] {
        let roles: [InputFile.Role] = [
            .villages, .parishes, .municipalities, .roads, .barriers, .historical, .identity, .units,
        ]
        let names =
            roles.map(\.rawValue) + (configuration.historical + configuration.identity).compactMap(\.name)
            + contextLayers.map(\.name)
        return configuration.inputSystems.filter { !names.contains($0.layer) }.map { unknown in
            Diagnostic(
                .unknownSystemLayer, .error, "`input-crs` names the layer '\(unknown.layer)', which there is not",
                hint: NearestName.of(unknown.layer, among: names).map { "did you mean '\($0)'?" }
                    ?? "the layers are \(roles.dropLast().map(\.rawValue).joined(separator: ", "))")
        }
    }

    /// Faults of layers that could not be read, those about undeclared systems said anew: what else is known of where the study
    /// lies narrows the systems down.
    mutating func placed(_ faults: [Diagnostic]) throws(UnusableInput) -> [Diagnostic] {
        guard !undecided.isEmpty, faults.contains(where: { $0.code == .undeclaredSystem }) else { return faults }
        guard (try? settlePlaces()) != nil else { return faults }
        let known = layerPlaces.flatMap { $0 }.filter { !$0.isEmpty }.reduce(into: Box.empty) { $0.extend(to: $1) }
        guard !known.isEmpty else { return faults }
        return faults.map { fault in
            guard fault.code == .undeclaredSystem,
                let numbers = undecided.first(where: { $0.collection.sourceName == fault.location?.file })
            else { return fault }
            return undeclared(numbers, beside: known)
        }
    }
}

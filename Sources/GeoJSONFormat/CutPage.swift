import GeoModel

extension FeatureCollection {
    /// Says that a web service handed over a page only, where the file shows it (K261).
    ///
    /// Signs of it: a number of all features above those that are here (`numberMatched` of OGC API Features and WFS,
    /// `totalFeatures` of GeoServer), ArcGIS' `exceededTransferLimit`, beside the features or among `properties`, and a
    /// link `next`. Where the whole number is here, the other signs are left over from pages that were put together.
    public var cutPage: Diagnostic? {
        let totals = ["numberMatched", "totalFeatures", "numberOfFeatures", "totalCount", "total"]
        let whole = totals.compactMap { member($0)?.numeric }.max()
        if let whole, whole > Double(features.count), whole < 1e15 {
            return report(
                "the file holds \(features.count) of \(Int(whole)) features: a web service handed over one page")
        }
        guard whole == nil else { return nil }
        if isTrue("exceededTransferLimit") {
            return report(
                "the file says `exceededTransferLimit`: the web service had more than these \(features.count) features")
        }
        guard hasNextLink else { return nil }
        return report(
            "the file has a link to a next page: the web service had more than these \(features.count) features")
    }

    private func member(_ key: String) -> JSONValue? { foreignMembers.last { $0.key == key }?.value }

    private func isTrue(_ key: String) -> Bool {
        let value = member(key) ?? member("properties")?.object?[key]
        return value?.bool ?? (value?.text?.lowercased() == "true")
    }

    /// `links` as OGC API and STAC have them, or as JSON:API does, or a bare `next`.
    private var hasNextLink: Bool {
        let links = member("links")
        if let list = links?.array {
            return list.contains { link in
                link.object.map { $0["rel"]?.text == "next" && !($0["href"]?.isNull ?? true) } ?? false
            }
        }
        let next = links?.object?["next"] ?? member("next") ?? member("@odata.nextLink")
        return next?.text.map { !$0.isEmpty } ?? (next?.object != nil)
    }

    private func report(_ message: String) -> Diagnostic {
        Diagnostic(
            .cutPage, .warning, message, at: SourceLocation(file: sourceName),
            hint: "ask for more at once (`limit`, `count`, `resultRecordCount`), or fetch all pages and join them")
    }
}

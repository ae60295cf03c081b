import StudyAreas
import TestSupport

/// The study that the known clusters are scored in.
enum KnownClusters {
    /// Denmark by parish, with the municipalities of before 2007 and the postal districts.
    static var configuration: StudyConfiguration {
        var configuration = StudyConfiguration()
        configuration.parishes = SharedData.path("dk/parishes.geojson")
        configuration.municipalities = SharedData.path("dk/municipalities.geojson")
        configuration.historical = [
            .init(name: "before 2007", path: SharedData.path("dk/municipalities-pre2007.geojson"))
        ]
        configuration.identity = [.init(name: "post", path: SharedData.path("dk/postal-districts.geojson"))]
        return configuration
    }
}

extension DiagnosticCode {
    static let formatCodes: [DiagnosticCode] = [
        anotherFormat, cutPage, converterMissing, conversionFailed, unknownLayerOfFile, optionWithoutEffect,
        differingAttributes, unusableNeighbourList, oneSidedNeighbours, pointNeighbours,
    ]

    /// A file that is no GeoJSON and no table.
    public static let anotherFormat = DiagnosticCode(
        260, "another format",
        explanation: """
            Layers are read as GeoJSON, tables as CSV. The first bytes of the file show that it is something else: a \
            GeoPackage, a shapefile, a workbook, an archive, a web page. The message names the format and the line that makes \
            GeoJSON of it with `ogr2ogr`, a program of GDAL, which is free and comes with QGIS.

            Where `ogr2ogr` is installed, GeoPackages, shapefiles, FlatGeobuf and the like are read as they are, and a layer \
            is named behind the file: `--parishes dagi.gpkg#sogn`. A spreadsheet is saved as CSV in the program that made it.
            """)

    /// A page of a web service instead of the whole layer.
    public static let cutPage = DiagnosticCode(
        261, "only a page of a service",
        explanation: """
            A web service hands over large layers in pages, and the file says that there was more: `exceededTransferLimit` \
            (ArcGIS), `numberMatched` or `totalFeatures` above the number of features (OGC API Features, WFS), or a link \
            `next`. What is missing is missing from the study: inhabitants, neighbours, whole parishes.

            Ask for more at once (`limit`, `count`, `resultRecordCount`), fetch the other pages and put their features into \
            one collection, or let `ogr2ogr` fetch the layer: it follows the pages.
            """)

    /// A file that needs ogr2ogr, where there is none.
    public static let converterMissing = DiagnosticCode(
        262, "ogr2ogr is not installed",
        explanation: """
            The file is of a format that `ogr2ogr` reads, and no such program is on the path. It belongs to GDAL: \
            `apt-get install gdal-bin` on Debian and Ubuntu, `brew install gdal` on macOS; QGIS brings it along. Or convert \
            the file where the program is, with the line that the message gives.
            """)

    /// A file that ogr2ogr could not read.
    public static let conversionFailed = DiagnosticCode(
        263, "the file could not be converted",
        explanation: """
            `ogr2ogr` was asked to make GeoJSON of the file, and failed or complained. Its own words stand in the notes. \
            Common reasons: a file that was not written whole, a shapefile without the files beside it, a format that this \
            build of GDAL does not know (Parquet often is such).
            """)

    /// Several layers in a file, or not the one that is named.
    public static let unknownLayerOfFile = DiagnosticCode(
        264, "which layer of the file",
        explanation: """
            A GeoPackage, a geodatabase or a KML may hold several layers. Name the one that is meant behind the file: \
            `--parishes 'dagi.gpkg#sogn'`, in the study file `parishes = "dagi.gpkg#sogn"`. The message lists the layers. A \
            file whose own name holds a `#` is found first.
            """)

    /// An option that the chosen method passes over.
    public static let optionWithoutEffect = DiagnosticCode(
        265, "an option without effect",
        explanation: """
            An option was given that the chosen method of `regionalize` does not heed: `--regions` with max-p, which finds the \
            largest number itself; `--objective` or `--proof` with a method that is neither azp nor max-p. The result is the \
            same without it.
            """)

    /// Features of one id that are not one unit.
    public static let differingAttributes = DiagnosticCode(
        266, "features of one id disagree",
        explanation: """
            `regionalize` joins features with one id, as the mainland and the islands of a commune, where they carry the same \
            values. These carry different ones for a field that is used, so they are two units under one id, or one of the \
            values is wrong. Give each its own id, name another field with `--id`, or correct the value.
            """)

    /// A list of neighbours that cannot be used as it is.
    public static let unusableNeighbourList = DiagnosticCode(
        267, "list of neighbours",
        explanation: """
            `--neighbours FILE` takes GAL and GWT as GeoDa and PySAL write them, or CSV with a pair of ids on each row \
            (`from,to`; a column `weight` with 0 means none). The file is not like that, or names units that the layer does \
            not have. Numbers that are no ids are taken as positions in the layer, which is reported.
            """)

    /// Pairs that one of the two does not list.
    public static let oneSidedNeighbours = DiagnosticCode(
        268, "neighbours listed one way only",
        explanation: """
            A list of neighbours names B as a neighbour of A, but not A as one of B. Regions are connected both ways, so the \
            pair counts. Lists of nearest neighbours are like that by nature; elsewhere it may be a slip.
            """)

    /// Points as units, and a rule that does not fit them.
    public static let pointNeighbours = DiagnosticCode(
        269, "neighbours of points",
        explanation: """
            Points share no borders; what makes them neighbours is said with `--neighbours`: `delaunay` (an edge of the \
            triangulation joins them, the default for points), `knn:6` (one is among the six nearest of the other), \
            `distance:5km` (at most so far apart), or a file. Distances are geodesic; the triangulation is drawn in the \
            working system. Polygons are taken at their centres of gravity.
            """)
}

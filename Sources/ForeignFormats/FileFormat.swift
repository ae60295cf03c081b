/// A kind of file that is not GeoJSON and not a table, as its first bytes show.
public enum FileFormat: String, Sendable, CaseIterable {
    // Layers that ogr2ogr reads.
    case geoPackage, sqlite, shapefile, shapefileIndex, shapefileTable, shapefileNote, flatGeobuf, parquet, arrow
    case fileGeodatabase, mapInfo, openStreetMapPBF
    case gml, kml, gpx, openStreetMapXML
    case topoJSON, esriJSON
    // Files around files.
    case zip, kmz, gzip, bzip2, xz, zstandard, sevenZip, rar, tar
    // Tables and papers.
    case xlsx, ods, xls, docx, pdf, csv, access
    // What services and programs leave behind.
    case html, xml, serviceError, javascript, overpassJSON, gitLFS
    case picture, dwg
}

extension FileFormat {
    /// With its article, for a sentence: `a GeoPackage (SQLite)`.
    public var described: String {
        switch self {
        case .geoPackage: "a GeoPackage (an SQLite database)"
        case .sqlite: "an SQLite database, perhaps a GeoPackage or SpatiaLite"
        case .shapefile: "a shapefile"
        case .shapefileIndex: "the index (.shx) of a shapefile"
        case .shapefileTable: "a dBASE table (.dbf), as a shapefile has beside it"
        case .shapefileNote: "the reference system (.prj) of a shapefile"
        case .flatGeobuf: "FlatGeobuf"
        case .parquet: "Parquet, perhaps GeoParquet"
        case .arrow: "an Arrow or Feather file, perhaps GeoArrow"
        case .fileGeodatabase: "an Esri file geodatabase (a folder)"
        case .mapInfo: "a MapInfo file"
        case .openStreetMapPBF: "an OpenStreetMap extract (PBF)"
        case .gml: "GML"
        case .kml: "KML"
        case .gpx: "GPX"
        case .openStreetMapXML: "OpenStreetMap XML"
        case .topoJSON: "TopoJSON"
        case .esriJSON: "EsriJSON, the JSON of an ArcGIS service"
        case .zip: "a zip archive"
        case .kmz: "a KMZ file (a KML in a zip archive)"
        case .gzip: "compressed with gzip"
        case .bzip2: "compressed with bzip2"
        case .xz: "compressed with xz"
        case .zstandard: "compressed with zstd"
        case .sevenZip: "a 7z archive"
        case .rar: "a rar archive"
        case .tar: "a tar archive"
        case .xlsx: "an Excel workbook (xlsx)"
        case .ods: "a spreadsheet (ods)"
        case .xls: "an old Excel workbook (xls) or another Office document"
        case .docx: "an Office document"
        case .pdf: "a PDF document"
        case .csv: "a table (CSV)"
        case .access: "an Access database"
        case .html: "a web page (HTML)"
        case .xml: "XML"
        case .serviceError: "the error message of a web service"
        case .javascript: "JavaScript"
        case .overpassJSON: "OpenStreetMap JSON, as the Overpass API gives it"
        case .gitLFS: "a placeholder of Git LFS; the data itself was not fetched"
        case .picture: "a picture or raster"
        case .dwg: "a drawing (DWG)"
        }
    }

    /// Whether ogr2ogr makes GeoJSON of it.
    public var isLayered: Bool {
        switch self {
        case .geoPackage, .sqlite, .shapefile, .shapefileIndex, .shapefileTable, .flatGeobuf, .parquet, .arrow,
            .fileGeodatabase, .mapInfo, .openStreetMapPBF, .gml, .kml, .gpx, .openStreetMapXML, .topoJSON, .esriJSON,
            .kmz:
            true
        default: false
        }
    }

    /// Whether an installed ogr2ogr is asked at once: the format can be nothing but map layers.
    ///
    /// The dialects of JSON and XML are only read when a layer is named: there the user may as well have saved the wrong
    /// thing, and is reported what it is.
    public var isReadUnasked: Bool {
        switch self {
        case .geoPackage, .sqlite, .shapefile, .shapefileIndex, .flatGeobuf, .parquet, .arrow, .fileGeodatabase,
            .mapInfo:
            true
        default: false
        }
    }

    /// Whether it is a workbook whose sheets are tables.
    public var isSpreadsheet: Bool { self == .xlsx || self == .ods || self == .xls }
}

extension DiagnosticCode {
    static let geoJSONCodes: [DiagnosticCode] = [
        fileNotReadable, emptyFile, notUTF8, malformedJSON, nestedTooDeep, fileTooLarge, duplicateKey, notGeoJSON,
        badFeature, badGeometry, badRing, missingGeometry, wrongWinding, repeatedPositions, extraOrdinates,
        badBoundingBox, coordinateNotFinite, unusualGeoJSON, crossingRings,
    ]

    /// A file that is not there, is a folder, or may not be read.
    public static let fileNotReadable = DiagnosticCode(
        1, "file not readable",
        explanation: """
            A file named on the command line or in the study file could not be opened: it does not exist, it is a folder, \
            or the system refuses to let this user read it. Paths in a study file count from the study file's folder; \
            paths on the command line from the current one. `-` means standard input.
            """)

    /// A file without content.
    public static let emptyFile = DiagnosticCode(
        2, "empty file",
        explanation: """
            The file has no content. Often the program that should have written it failed, or has not finished. An empty \
            layer is written as `{"type": "FeatureCollection", "features": []}`.
            """)

    /// Text in another encoding than UTF-8.
    public static let notUTF8 = DiagnosticCode(
        3, "not UTF-8",
        explanation: """
            JSON is UTF-8 text (RFC 8259). The file holds bytes that are not: usually it was saved as Latin-1 or Windows-1252, \
            where 'ø' is one byte, or as UTF-16. Convert it: `iconv -f ISO-8859-1 -t UTF-8 FILE > NEW`.
            """)

    /// Text that is not JSON.
    public static let malformedJSON = DiagnosticCode(
        4, "malformed JSON",
        explanation: """
            The text breaks the grammar of JSON (RFC 8259) at the line and column named. Frequent causes: the file is cut off, \
            a comma is missing or one too many, single quotes, comments, or NaN written as a number.
            """)

    /// Values nested beyond the limit.
    public static let nestedTooDeep = DiagnosticCode(
        5, "nested too deep",
        explanation: """
            Arrays or objects stand inside one another beyond the limit. Coordinates need four levels; a file with hundreds is \
            broken or hostile, and is refused before it can exhaust the program's stack.
            """)

    /// More than can be read at once.
    public static let fileTooLarge = DiagnosticCode(
        6, "file too large",
        explanation: """
            The file is larger than 4 GB, or than the memory left. Cut it to the area you work on \
            (`ogr2ogr -clipsrc`), or simplify its borders first.
            """)

    /// A key that comes twice in one object.
    public static let duplicateKey = DiagnosticCode(
        7, "duplicate key",
        explanation: """
            A key comes twice in one JSON object. The last one counts, as in most programs, and both are written back; but \
            programs differ, so the file means different things to different readers. A repeated `type`, `features`, \
            `geometry` or `coordinates` is an error.
            """)

    /// JSON that is not GeoJSON.
    public static let notGeoJSON = DiagnosticCode(
        8, "not GeoJSON",
        explanation: """
            The text is JSON, but not a FeatureCollection, a Feature or a geometry as RFC 7946 defines them: `type` is missing \
            or unknown (upper and lower case count), or `features` is not an array.
            """)

    /// A feature whose members are wrong.
    public static let badFeature = DiagnosticCode(
        9, "bad feature",
        explanation: """
            A member of the `features` array is not a feature as RFC 7946 defines it: it must be an object with `type` \
            "Feature", `properties` (an object or null), `geometry` (a geometry or null), and an `id`, if any, that is a string or a number.
            """)

    /// A geometry that cannot be understood.
    public static let badGeometry = DiagnosticCode(
        10, "bad geometry",
        explanation: """
            A geometry's type is unknown, or its coordinates do not fit the type: a Point is one position, a LineString a list of \
            positions, a Polygon a list of rings, a MultiPolygon a list of those; a position is two or three numbers. The feature \
            is kept without its geometry.
            """)

    /// A ring that is not closed or too short.
    public static let badRing = DiagnosticCode(
        11, "ring not closed",
        explanation: """
            A ring of a polygon must have at least four positions, and its last must equal its first. The feature is kept \
            without its geometry.
            """)

    /// A feature with null or empty geometry.
    public static let missingGeometry = DiagnosticCode(
        12, "no geometry",
        explanation: """
            A feature has no geometry, or one without coordinates. RFC 7946 allows it, but such a feature cannot be placed on a map.
            """)

    /// Rings that run the wrong way.
    public static let wrongWinding = DiagnosticCode(
        13, "wrong winding",
        explanation: """
            RFC 7946 wants outer rings to run counter-clockwise and holes clockwise. Much older data runs the other way and is read \
            all the same; what is written runs the right way.
            """)

    /// Equal positions that follow one another.
    public static let repeatedPositions = DiagnosticCode(
        14, "repeated positions",
        explanation: """
            Two positions that follow one another are equal. It does no harm here; they are left out of what is written.
            """)

    /// Heights and measures that are not used.
    public static let extraOrdinates = DiagnosticCode(
        15, "heights left out",
        explanation: """
            Positions carry a third or fourth number (height, measure). Clusters are drawn on a plane: only the first two are used.
            """)

    /// A bounding box that is malformed or does not fit.
    public static let badBoundingBox = DiagnosticCode(
        16, "bad bounding box",
        explanation: """
            A `bbox` member must be an array of four numbers (west, south, east, north), or six with heights, and hold the data. \
            When latitude comes first, the axes are swapped. The box is computed anew in what is written.
            """)

    /// A number too large for a coordinate.
    public static let coordinateNotFinite = DiagnosticCode(
        17, "coordinate not finite",
        explanation: """
            A coordinate such as 1e999 is too large for any computer's number. The feature is kept without its geometry.
            """)

    /// What RFC 7946 advises against.
    public static let unusualGeoJSON = DiagnosticCode(
        18, "unusual GeoJSON",
        explanation: """
            The file is correct, but does what RFC 7946 advises against or other programs stumble over: nested collections, a \
            collection or multi-geometry of one member, ten decimals or more (0.01 mm), a bare geometry, or members whose names belong to another type.
            """)

    /// Rings of a polygon that cross themselves or one another.
    public static let crossingRings = DiagnosticCode(
        19, "crossing rings",
        explanation: """
            A ring of a polygon crosses itself, crosses another ring of the same polygon, or a hole lies outside. Areas and \
            borders computed from it cannot be trusted. `--repair` repairs it and reports the change of area.
            """)
}

extension DiagnosticCode {
    static let declaredSystemCodes: [DiagnosticCode] = [outsideDegrees, unknownCRS, crossesAntimeridian, declaredCRS]

    /// Numbers that cannot be degrees, in data that does not say otherwise.
    public static let outsideDegrees = DiagnosticCode(
        20, "outside degrees",
        explanation: """
            Coordinates without a declared reference system are longitude and latitude, within 180 and 90 degrees. These are not: \
            the data is probably projected. Declare its system: `--input-crs EPSG:25832` for Danish public data.
            """)

    /// A `crs` member that cannot be understood.
    public static let unknownCRS = DiagnosticCode(
        21, "unknown crs member",
        explanation: """
            The file's `crs` member is not a named system such as "EPSG:25832" or "urn:ogc:def:crs:EPSG::25832". \
            Declare the system with `--input-crs`.
            """)

    /// Data on both sides of the 180th meridian.
    public static let crossesAntimeridian = DiagnosticCode(
        22, "crosses the antimeridian",
        explanation: """
            One piece of a geometry spans more than 180 degrees of longitude: it probably crosses the 180th meridian and should \
            be cut there (RFC 7946, 3.1.9). Where the other features lie near that meridian too, it is read as crossing it; \
            pieces that are cut there are joined again, and maps are written cut.
            """)

    /// A declared reference system other than longitude and latitude.
    public static let declaredCRS = DiagnosticCode(
        23, "declared reference system",
        explanation: """
            The file declares its reference system in a `crs` member. RFC 7946 took that member away; it is honoured here, other \
            programs may read the numbers as degrees.
            """)
}

extension DiagnosticCode {
    static let outputFileCodes: [DiagnosticCode] = [outputExists, outputNotWritable]

    /// An output that is already there.
    public static let outputExists = DiagnosticCode(
        100, "output exists",
        explanation: """
            A file of that name is already there and is not replaced without leave: add `--force`, or write elsewhere.
            """)

    /// An output that cannot be written.
    public static let outputNotWritable = DiagnosticCode(
        101, "output not writable",
        explanation: """
            The file could not be written: the disk is full, the folder is missing or closed to this user, or the name is a \
            folder's. Files are written beside and renamed, so the old file, if any, is as it was.
            """)
}

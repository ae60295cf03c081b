import Files

extension PassedFile.Reason {
    /// The reason in English.
    public var english: String { words.english }
    /// The reason in Danish.
    public var danish: String { words.danish }

    private var words: (english: String, danish: String) {
        switch self {
        case .folder(let reason): reason.words
        case .tooLarge: ("larger than is read; cut it first", "større end der læses; skær den til først")
        case .unreadable(let words): (words, words)
        case .noFeatures: ("no features", "ingen objekter")
        case .noGeometry: ("no geometry", "ingen geometri")
        case .undeclaredSystem:
            (
                "its numbers are no degrees, and it declares no system (--input-crs EPSG:N)",
                "tallene er ikke grader, og filen angiver intet koordinatsystem (--input-crs EPSG:N)"
            )
        case .unplaced(let system):
            ("its numbers have no place in \(system)", "tallene ligger ikke i \(system)")
        case .elsewhere: ("lies elsewhere", "ligger et andet sted")
        case .another(let role, let file, let better):
            (
                "\(role.english) too; \(file) \(better.words.english)",
                "også \(role.danish); \(file) \(better.words.danish)"
            )
        case .unknownAreas: ("areas; nothing says of what", "områder; intet siger hvad for nogle")
        case .unknownThings: ("nothing says what it is", "intet siger hvad det er")
        case .tableWithoutUnits: ("a table, not by unit", "en tabel, ikke efter enhed")
        case .tableWithWords(let columns):
            (
                "a table by unit with columns that are no numbers: \(columns.joined(separator: ", "))",
                "en tabel efter enhed med kolonner, der ikke er tal: \(columns.joined(separator: ", "))"
            )
        }
    }
}

extension PassedFile.Better {
    fileprivate var words: (english: String, danish: String) {
        switch self {
        case .inhabitants: ("has inhabitants", "har indbyggertal")
        case .faults: ("has fewer faults", "har færre fejl")
        case .more: ("has more here", "har flere her")
        case .detail: ("is drawn in more detail", "er tegnet mere detaljeret")
        case .name: ("is used", "bruges")
        }
    }
}

extension FolderWalk.Reason {
    fileprivate var words: (english: String, danish: String) {
        switch self {
        case .pipe: ("a named pipe", "en navngiven pipe")
        case .device: ("a socket or a device", "en socket eller en enhed")
        case .brokenLink: ("a link to nothing", "en henvisning til ingenting")
        case .sameAs(let first): ("the same file as \(first)", "den samme fil som \(first)")
        case .folderAgain: ("a folder that was looked at already", "en mappe, der allerede er set på")
        case .tooDeep: ("deeper than is looked", "dybere end der ses")
        case .unreadable(let words): ("cannot be read: \(words)", "kan ikke læses: \(words)")
        }
    }
}

extension LayerRole {
    /// What it is, in English.
    public var english: String {
        switch self {
        case .parishes: "units"
        case .municipalities: "municipalities"
        case .villages: "settlements"
        case .roads: "roads"
        case .barriers: "barriers"
        case .historical: "former areas"
        case .identity: "areas of identity"
        case .figures: "figures"
        }
    }

    /// What it is, in Danish.
    public var danish: String {
        switch self {
        case .parishes: "enheder"
        case .municipalities: "kommuner"
        case .villages: "bebyggelser"
        case .roads: "veje"
        case .barriers: "barrierer"
        case .historical: "tidligere områder"
        case .identity: "identitetsområder"
        case .figures: "tal"
        }
    }
}

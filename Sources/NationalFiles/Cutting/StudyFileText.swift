import StudyAreas

/// The commented study file of a new study.
struct StudyFileText {
    var request: NewStudy.Request
    var wanted: WantedArea
    var layers: [NewStudy.Layer]

    /// The file, in the language that was asked for.
    var text: String {
        ([heading, inputs, units, limits] + [named(.historical), named(.identity), fields]).filter { !$0.isEmpty }
            .joined(separator: "\n")
    }

    private func say(_ english: String, _ danish: String) -> String { request.isDanish ? danish : english }

    private var title: String {
        guard case .field(_, let field) = wanted.source else { return wanted.name }
        return "\(field) \(wanted.name)"
    }

    private var heading: String {
        """
        # \(say("A study of", "Et studie af")) \(Self.comment(title)).
        # \(say("Look:", "Se efter:"))     klynge check .
        # \(say("Propose:", "Foreslå:"))   klynge propose . --out ../\(say("result", "resultat"))
        # \(say("A line that begins with # does nothing; take the # away and it holds. Docs/study-file.md lists every key.",
            "En linje, der begynder med #, virker ikke; fjern #, og den gælder. Docs/study-file.md forklarer alle nøgler."))

        title = \(Self.quoted(title))

        """
    }

    private var inputs: String {
        var lines = [
            "# "
                + say(
                    "The files, cut from larger ones: the municipality and \(Self.number(request.surroundings)) km around it.",
                    "Filerne, skåret ud af større: kommunen og \(Self.number(request.surroundings)) km omkring den.")
        ]
        for role in [LayerRole.parishes, .municipalities, .villages, .roads] {
            for layer in layers where layer.role == role {
                lines.append("\(role.rawValue) = \(Self.quoted(layer.file))\(origin(layer))")
            }
        }
        for role in [LayerRole.barriers, .figures] {
            let found = layers.filter { $0.role == role }
            guard !found.isEmpty else { continue }
            let origins = found.map { Self.comment($0.source) }.joined(separator: ", ")
            lines.append(
                "\(role.rawValue) = [\(found.map { Self.quoted($0.file) }.joined(separator: ", "))]  # "
                    + say("from", "fra") + " \(origins)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Where a layer came from, behind its line.
    private func origin(_ layer: NewStudy.Layer) -> String {
        "  # "
            + say(
                "\(layer.kept) of \(layer.count) features of \(Self.comment(layer.source))",
                "\(layer.kept) af \(layer.count) objekter i \(Self.comment(layer.source))")
    }

    private var units: String {
        let isVillage = layers.contains { $0.role == .villages }
        var text =
            "# " + say("What is grouped: \"parish\" for the areas", "Det, der grupperes: \"parish\" er områderne")
        text += isVillage ? say(", \"village\" for the settlements.\n", ", \"village\" er bebyggelserne.\n") : ".\n"
        text += "units = \"parish\"\n"
        text += "# " + say("Only the units of this municipality.", "Kun enhederne i denne kommune.") + "\n"
        return text + "within = [\(Self.quoted(wanted.code))]\(code)\n"
    }

    private var code: String { wanted.code == wanted.name ? "" : "  # " + Self.comment(wanted.name) }

    private var limits: String {
        """
        # \(say("Limits. Without any, those calibrated on known Danish village clusters hold.",
            "Grænser. Uden nogen gælder dem, der er kalibreret på kendte danske landsbyklynger."))
        # population = "3000..8000"      # \(say("inhabitants of a cluster", "indbyggere i en klynge"))
        # members = "3..10"              # \(say("units of a cluster", "enheder i en klynge"))
        # max-diameter = 15              # \(say("kilometres between the two members farthest apart", "kilometer mellem de to medlemmer længst fra hinanden"))
        # clusters = "4..8"              # \(say("how many clusters", "hvor mange klynger"))
        # together = ["A", "B"]          # \(say("units that belong together, by code or name", "enheder, der hører sammen, med kode eller navn"))
        # links = ["A=B"]                # \(say("a ferry or a bridge between two units", "en færge eller bro mellem to enheder"))
        # alternatives = 3               # \(say("how many different proposals", "hvor mange forskellige forslag"))
        \(layers.contains { $0.role == .parishes } && !request.isDanish && isFarFromDanish ? "scale = \"study\"                # limits and bands in the scale of these units\n# unit-word = { en = [\"commune\", \"communes\"] }   # what the units are called\n" : "")
        """
    }

    /// Whether the units are no Danish parishes, whose limits would not fit.
    private var isFarFromDanish: Bool {
        let middle = wanted.box.centre
        return !(7...16).contains(middle.x) || !(54...58.5).contains(middle.y)
    }

    private func named(_ role: LayerRole) -> String {
        let found = layers.filter { $0.role == role }
        guard !found.isEmpty else { return "" }
        let what =
            role == .historical
            ? say(
                "Areas of an earlier time, by what one of them is called.",
                "Områder fra en tidligere tid, efter hvad ét af dem kaldes.")
            : say("Areas that people identify with.", "Områder, som folk føler sig hjemme i.")
        var text = "# \(what)\n[\(role.rawValue)]\n"
        var used: Set<String> = []
        for layer in found {
            let base = (request.isDanish ? layer.danish : layer.english) ?? layer.file
            var label = base
            var number = 2
            while !used.insert(label).inserted {
                label = "\(base) \(number)"
                number += 1
            }
            let mark = layer.isGuess ? "# " : ""
            text += "\(mark)\(Self.quoted(label)) = \(Self.quoted(layer.file))\(origin(layer))\n"
            if layer.isGuess {
                text +=
                    "# "
                    + say(
                        "  ^ nothing says what these areas are: give them their name and take the # away, or move the line to [identity]",
                        "  ^ intet siger, hvad disse områder er: giv dem deres navn og fjern #, eller flyt linjen til [identity]"
                    )
                    + "\n"
            }
        }
        return text
    }

    private var fields: String {
        guard case .field(_, let field) = wanted.source else { return "" }
        return """
            # \(say("The field of the units that names their municipality.", "Det felt, der angiver enhedernes kommune."))
            [fields.parishes]
            municipality = \(Self.quoted(field))

            """
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 1e9 ? String(Int(value)) : String(value)
    }

    /// A text in double quotes, as TOML has it.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\" + String(scalar)
            case "\u{0}"..."\u{1F}", "\u{7F}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// A text in a comment: on one line, without control characters.
    private static func comment(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map {
                    $0.value < 0x20 || (0x7F...0x9F).contains($0.value)
                        || (0xFE00...0x10FFFF).contains($0.value) && $0.value >= 0x10FE80 ? "?" : $0
                }))
    }
}

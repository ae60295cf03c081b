/// Who decided what and when: the steps of a meeting and what people wrote beside clusters and places.
///
/// A report has it only where somebody asked for it.
public struct DecisionLog: Sendable, Hashable {
    /// One step.
    public struct Step: Sendable, Hashable {
        /// The day and the time of day, as people read them: `2026-11-28 19:42`.
        public var time: String
        /// What was done: `Ådum to 2 Syd`.
        public var what: String

        /// A step from its parts.
        public init(time: String, what: String) { (self.time, self.what) = (time, what) }
    }

    /// A note, and what it is about.
    public struct Note: Sendable, Hashable {
        /// A cluster or a unit: `2 Syd`.
        public var subject: String
        /// What was written.
        public var text: String

        /// A note from its parts.
        public init(subject: String, text: String) { (self.subject, self.text) = (subject, text) }
    }

    /// In the order in which they were made.
    public var steps: [Step]
    /// In the order of their subjects.
    public var notes: [Note]

    /// A log from its parts.
    public init(steps: [Step], notes: [Note]) { (self.steps, self.notes) = (steps, notes) }

    /// The section of the report.
    func add(to markup: inout Markup) {
        markup.element("section", [("class", "log"), ("id", "log")]) { section in
            section.element("h2") { $0.words(Bilingual("What was decided", "Hvad der blev besluttet")) }
            if !notes.isEmpty {
                section.element("dl") { list in
                    for note in notes {
                        list.element("dt") { $0.name(note.subject) }
                        list.element("dd") { $0.name(note.text) }
                    }
                }
            }
            section.element("div", [("class", "scroll"), ("tabindex", "0")]) { box in
                box.element("table") { table in
                    table.element("thead") { head in
                        head.element("tr") { row in
                            row.element("th", [("scope", "col")]) { $0.words(Bilingual("Time", "Tid")) }
                            row.element("th", [("scope", "col")]) { $0.words(Bilingual("Step", "Trin")) }
                        }
                    }
                    table.element("tbody") { body in
                        for step in steps {
                            body.element("tr") { row in
                                row.element("td") { $0.text(step.time) }
                                row.element("td") { $0.name(step.what) }
                            }
                        }
                    }
                }
            }
        }
    }
}

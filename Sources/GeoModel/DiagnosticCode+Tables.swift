extension DiagnosticCode {
    static let tableCodes: [DiagnosticCode] = [
        guessedEncoding, unusableQuote, unassignedByWord, similarClusterNames, looseTableReading,
        codeAgainstName, unusableFigures, unmatchedFigures, figuresRead,
    ]

    /// A table whose bytes had to be guessed at.
    public static let guessedEncoding = DiagnosticCode(
        250, "encoding of a table was guessed",
        explanation: """
            A table carries no byte-order mark and is not UTF-8. It is read as UTF-16 where every other byte is zero, else \
            in the encoding in which most of its other bytes are letters: Windows-1252 (Excel's plain CSV), code page 850 \
            ("CSV (MS-DOS)") or Mac OS Roman ("CSV (Macintosh)"). Where only a few lines are not UTF-8, those alone are read \
            as Windows-1252, which is a warning.

            "CSV UTF-8" in Excel, or UTF-8 in LibreOffice, needs no guess.
            """)

    /// A quote that does not enclose a cell.
    public static let unusableQuote = DiagnosticCode(
        252, "quote in a table",
        explanation: """
            A cell that begins with a quote ends at the next one; two quotes within it are one. A quote that is never closed \
            takes the rest of the table with it, and is an error. Text behind a closing quote stays a part of its cell, and \
            is a warning: the quote before it was probably meant to be two.
            """)

    /// Cells that say that there is no cluster.
    public static let unassignedByWord = DiagnosticCode(
        253, "word for no cluster",
        explanation: """
            Cells of the cluster column hold `NA`, `NaN`, `-`, `#N/A` or another word by which programs say that nothing is \
            there. Their units are in no cluster, as those with an empty cell.

            A cluster that is really called NA is written with an apostrophe before it: `'NA`.
            """)

    /// Names of clusters that are almost the same.
    public static let similarClusterNames = DiagnosticCode(
        254, "names of clusters that are almost the same",
        explanation: """
            The clusters of a grouping have names that differ only in zeros before a number (`1` and `01`), in capital \
            letters or in spaces. They are kept apart as they are written; the message names a line of each.
            """)

    /// A table that was read with an assumption about its columns or its codes.
    public static let looseTableReading = DiagnosticCode(
        255, "table read with an assumption",
        explanation: """
            A table has no header, or its units match only when something is added or taken away: zeros before a code that \
            a spreadsheet dropped (`101` for `0101`), the municipality before a parish (`4007701`), the name behind a code \
            (`7701 Aaker`), the kind of unit behind a name ("Skjern Sogn"). The message says what was assumed, and for which \
            line first. What matches as it is written always comes before.
            """)

    /// A row whose code names one unit and whose name another.
    public static let codeAgainstName = DiagnosticCode(
        256, "code and name of different units",
        explanation: """
            In rows of a table the code belongs to one unit and the name to another. The code counts. One column was perhaps \
            sorted without the other, which spoils the whole table.
            """)

    /// A table of figures that cannot be used, or a cell of it.
    public static let unusableFigures = DiagnosticCode(
        257, "unusable figures",
        explanation: """
            A table of figures has a column with the codes or names of the units and at least one column of numbers; lines \
            of a title above and of notes below are fine. One table may have a row a unit, or a row a unit and year (or age, \
            or sex). The message says what is missing, or which cell is no number; that cell counts as missing.

            `--figures-key COLUMN` names the column of the units where it is not recognised. Docs/figures.md shows every form.
            """)

    /// Rows of a table without a unit, and units without a row.
    public static let unmatchedFigures = DiagnosticCode(
        258, "figures without a unit, or units without figures",
        explanation: """
            Rows of a table of figures name units that the study does not have: totals, other municipalities, or misspelt \
            names. Or units of the study have no row, and their figures are missing. Both are counted, and the first are \
            named. Rows outside the study are left out.
            """)

    /// What a table of figures gave.
    public static let figuresRead = DiagnosticCode(
        259, "figures from a table",
        explanation: """
            Says which columns of a table of figures were read, under which names, and whether one of them took the place of \
            the population in the layers. A column called population, inhabitants, indbyggere, folketal or befolkning does; \
            where the table has several years, or several groups, none does, and each is an attribute of its own.

            The totals of the table and of the layers are given side by side: a large difference means that one of them is \
            for another year or another area.
            """)
}

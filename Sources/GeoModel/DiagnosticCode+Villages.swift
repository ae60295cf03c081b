extension DiagnosticCode {
    static let villageCodes: [DiagnosticCode] = [
        villageOnBorder, parishEquallySplit, scatteredPoints, joinedVillageFeatures, populationFarFromFigure,
        townAcrossParishes, unlikeDanishVillages,
    ]

    /// A village that could belong to several areas.
    public static let villageOnBorder = DiagnosticCode(
        240, "village on a border",
        explanation: """
            A village lies on the border of several parishes or municipalities, nearer than 25 cm, or where several of them \
            overlap. Files are rounded to about that much, so its place does not decide. It belongs to the one with the \
            smallest code: codes of digits are compared as numbers, others as text. A municipality is that of the village's \
            parish, where that is one of them. The order of the files plays no part. Move the point to choose another.
            """
    )

    /// A parish that lies equally in several municipalities.
    public static let parishEquallySplit = DiagnosticCode(
        241, "parish equally in several municipalities",
        explanation: """
            Several municipalities hold the same share of a parish: it is cut in halves, or the municipalities overlap. The \
            parish was given to the one with the smallest code, whatever the order of the files.
            """
    )

    /// A MultiPoint, or several features of one village, with places far apart.
    public static let scatteredPoints = DiagnosticCode(
        242, "places of one village far apart",
        explanation: """
            A village has several places that lie more than 2 km apart: a MultiPoint, or several features with one id and one \
            name. A village has one point. The first point of a MultiPoint stands for it; of several features, the point \
            nearest to their middle. Where these are several villages, give each its own feature and its own id.
            """
    )

    /// Several features of one village.
    public static let joinedVillageFeatures = DiagnosticCode(
        243, "features of one village joined",
        explanation: """
            Several features have the same id, and the same name or nearly the same place. They are one village. Of their \
            points the one nearest to the middle stands for it; of polygons, a point inside the largest. Where their \
            inhabitants differ, the largest figure counts.
            """
    )

    /// A village whose inhabitants are far from its own figure.
    public static let populationFarFromFigure = DiagnosticCode(
        244, "inhabitants far from the village's own figure",
        explanation: """
            The inhabitants that were shared out to a village are more than three times its own figure and 300 more, or less \
            than a third of it. The parishes' totals stay exact, so people who live in a parish must be somewhere in it, or \
            in a town that reaches into it. Usual causes: a town is missing from the village layer or has no figure there, \
            the parish layer and the village layer are of different years, or one of the figures is wrong. \
            Docs/inhabitants.md says how the sharing works.
            """
    )

    /// A town whose inhabitants come from several parishes.
    public static let townAcrossParishes = DiagnosticCode(
        245, "a town's inhabitants come from several parishes",
        explanation: """
            A town has more inhabitants by its own figure than the parish in which its point lies. The others live in the \
            parishes around: they were taken from those, in proportion to the people there whom their own villages do not \
            account for, fewer the farther away. Docs/inhabitants.md says how.
            """
    )

    /// A study of another scale than the one on which limits and bands are calibrated.
    public static let unlikeDanishVillages = DiagnosticCode(
        246, "study unlike Danish villages",
        explanation: """
            Limits and bands that nobody gives are calibrated on known Danish village clusters. In this study the median \
            inhabitants of a unit, or the median distance between neighbours, is more than three times off: a Danish parish \
            has about 1,040 inhabitants and lies 4.7 km from its neighbours, a village 300 and 2.7 km. Scores and proposals \
            mean little then. `--scale study` multiplies calibrated limits and bands of inhabitants by how many times the \
            study's median is of the Danish one, and those of distance and time likewise, rounded to two digits; the number \
            of members stays. Limits and bands that you give always hold as they are.
            """
    )
}

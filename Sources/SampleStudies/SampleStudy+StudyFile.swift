extension SampleStudy {
    /// The study file, with keys named like the command's options.
    static let studyFile = """
        # Opdigtet: a made-up pair of municipalities for trying klynge. No real place, person or figure.
        # Written by `make sample-data`. Try:  klynge propose SampleData

        title = "Ravnsminde og Svalerød (opdigtet)"

        villages = "villages.geojson"
        parishes = "parishes.geojson"
        municipalities = "municipalities.geojson"
        roads = "roads.geojson"
        barriers = ["barriers.geojson"]

        units = "parish"

        # The ferry to the island: the two parishes it joins.
        links = ["0908=0909"]

        # Limits.
        population = "1000..16000"
        members = "2..10"
        max-diameter = 15

        [historical]
        "Kommuner før 2007" = "old-municipalities.geojson"

        [identity]
        "Skoledistrikter" = "school-districts.geojson"

        """
}

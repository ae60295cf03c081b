"""Draws what `propose` answers on the parishes of one municipality, from the command's own output.

    python3 Docs/methods/pictures_questions.py KLYNGE SHARED_DATA

Writes Docs/methods/pictures/{around,change,border-confidence}.svg. Parishes: DAGI geometry (Klimadatastyrelsen, CC BY 4.0) with
Statistics Denmark figures.
"""
import csv
import io
import json
import os
import sys
import tempfile

sys.argv, arguments = sys.argv[:1] + ["", ""], sys.argv[1:]
HERE = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(HERE, "pictures.py")) as file:
    # The drawing of pictures.py without its run.
    exec(compile(file.read().rsplit("main()", 1)[0], "pictures.py", "exec"))


def borders(name, title, labels, features, lines):
    """Units filled by cluster, every border as wide as it is firm."""
    place, height = frame(features)
    fills = colours(labels, features)
    shapes = "\n".join(f'<path d="{path(feature, place)}" fill="{fills[label]}" fill-opacity=".55" stroke="none"/>'
                       for feature, label in zip(features, labels))
    strokes = []
    for line in lines:
        firmness = line["properties"]["klynge_firmness"]
        if not firmness:
            continue
        geometry = line["geometry"]
        parts = [geometry["coordinates"]] if geometry["type"] == "LineString" else geometry["coordinates"]
        data = "".join("M" + "L".join("{} {}".format(*place(point)) for point in part) for part in parts)
        strokes.append(f'<path d="{data}" fill="none" stroke="#111" stroke-width="{4 * firmness:.2f}" '
                       f'stroke-linecap="round"/>')
    text = (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 {WIDTH + 8} {height + 24}" '
            f'fill-rule="evenodd"><title>{title}</title>\n{shapes}\n' + "\n".join(strokes) +
            f'\n<text x="0" y="{height + 16}" font-family="sans-serif" font-size="9">{title}. Parishes: '
            f'Klimadatastyrelsen, CC BY 4.0</text></svg>\n')
    with open(os.path.join(HERE, "pictures", f"{name}.svg"), "w") as file:
        file.write(text)


def questions(klynge, data):
    study = ["--parishes", f"{data}/dk/parishes.geojson", "--municipalities", f"{data}/dk/municipalities.geojson",
             "--units", "parish", "--within", MUNICIPALITY]
    with tempfile.TemporaryDirectory() as folder:
        run(klynge, "propose", *study, "--confidence", "2%", "--out", folder)
        with open(f"{folder}/units.geojson") as file:
            features = json.load(file)["features"]
        ids = [feature["properties"]["kode"] for feature in features]

        def labels(table):
            found = {row["unit"]: row["cluster"] for row in csv.DictReader(io.StringIO(table))}
            return [found.get(unit, "") for unit in ids]

        with open(f"{folder}/assignment.csv") as file:
            best = file.read()
        with open(f"{folder}/borders.geojson") as file:
            lines = json.load(file)["features"]
        borders("border-confidence", f"propose --confidence 2% on {MUNICIPALITY}: wide borders are firm", labels(best),
                features, lines)
        table = run(klynge, "propose", *study, "--around", "Ryslinge", "--format", "csv")
        draw("around", f"propose --around Ryslinge on {MUNICIPALITY}: the best of five", labels(table), features)
        table = run(klynge, "propose", *study, "--population", "..9000", "--members", "2..4", "--start",
                    f"{folder}/assignment.csv", "--format", "csv")
        draw("change", f"propose --start --population ..9000 --members 2..4 on {MUNICIPALITY}", labels(table), features)


questions(*arguments)

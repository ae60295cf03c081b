"""Draws the result of every method on the parishes of one municipality, from the command's own output.

    python3 Docs/methods/pictures.py KLYNGE SHARED_DATA

Writes Docs/methods/pictures/*.svg. Parishes: DAGI geometry (Klimadatastyrelsen, CC BY 4.0) with Statistics Denmark figures.
"""
import csv
import io
import json
import math
import os
import subprocess
import sys
import tempfile

MUNICIPALITY = "Faaborg-Midtfyn"
FILLS = ["#E69F00", "#56B4E9", "#009E73", "#F0E442", "#D55E00", "#CC79A7"]
WIDTH = 420


def run(klynge, *arguments):
    return subprocess.run([klynge, *arguments, "--quiet"], check=True, capture_output=True, text=True).stdout


def rings(geometry):
    for polygon in [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]:
        yield from polygon


def frame(features):
    points = [point for feature in features for ring in rings(feature["geometry"]) for point in ring]
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = WIDTH / ((east - west) * squeeze)
    return (lambda p: (round((p[0] - west) * squeeze * scale), round((north - p[1]) * scale))), \
        round((north - south) * scale)


def path(feature, place):
    parts = []
    for ring in rings(feature["geometry"]):
        points = []
        for point in map(place, ring):
            if not points or point != points[-1]:
                points.append(point)
        if len(set(points)) > 2:
            parts.append("M" + "L".join(f"{x} {y}" for x, y in points[:-1]) + "Z")
    return "".join(parts)


def colours(labels, features):
    """A fill for each region so that regions with a common vertex differ, where six fills suffice."""
    touching = {}
    for feature, label in zip(features, labels):
        for ring in rings(feature["geometry"]):
            for x, y in ring:
                touching.setdefault((round(x, 5), round(y, 5)), set()).add(label)
    beside = {label: set() for label in labels}
    for group in touching.values():
        for label in group:
            beside[label] |= group - {label}
    fills = {"": "#ffffff"}
    for label in sorted(set(labels) - {""}, key=lambda label: int(label)):
        taken = {fills.get(other) for other in beside[label]}
        fills[label] = next((fill for fill in FILLS if fill not in taken), FILLS[0])
    return fills


def draw(name, title, labels, features):
    place, height = frame(features)
    fills = colours(labels, features)
    shapes = "\n".join(f'<path d="{path(feature, place)}" fill="{fills[label]}"/>'
                       for feature, label in zip(features, labels))
    text = (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 {WIDTH + 8} {height + 24}" '
            f'stroke="#333" stroke-width=".6" fill-rule="evenodd"><title>{title}</title>\n{shapes}\n'
            f'<text x="0" y="{height + 16}" font-family="sans-serif" font-size="9" stroke="none">{title}. Parishes: '
            f'Klimadatastyrelsen, CC BY 4.0</text></svg>\n')
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "pictures", f"{name}.svg"), "w") as file:
        file.write(text)


def main():
    klynge, data = sys.argv[1:]
    study = ["--parishes", f"{data}/dk/parishes.geojson", "--municipalities", f"{data}/dk/municipalities.geojson",
             "--units", "parish", "--within", MUNICIPALITY]
    with tempfile.TemporaryDirectory() as folder:
        run(klynge, "propose", *study, "--out", folder)
        with open(f"{folder}/units.geojson") as file:
            features = json.load(file)["features"]
        ids = [feature["properties"]["kode"] for feature in features]

        def labels(table, key, value):
            found = {row[key]: row[value] for row in csv.DictReader(io.StringIO(table))}
            return [found[unit] for unit in ids]

        with open(f"{folder}/assignment.csv") as file:
            draw("exact", f"propose on {MUNICIPALITY}, proven", labels(file.read(), "unit", "cluster"), features)
        table = run(klynge, "propose", *study, "--method", "search", "--format", "csv")
        draw("search", f"propose --method search on {MUNICIPALITY}", labels(table, "unit", "cluster"), features)
        table = run(klynge, "sample", *study, "--count", "1", "--format", "csv")
        draw("sample", f"one of the groupings of sample on {MUNICIPALITY}", labels(table, "unit", "cluster"), features)
        units = f"{folder}/units.geojson"
        attributes = ["--id", "kode", "--attributes", "avg_age,pct_men,population"]
        for method in ["skater", "redcap-full-ward", "schc-ward", "azp", "max-p"]:
            how = ["--min-sum", "population=6000", "--parts", "exempt"] if method == "max-p" else ["--regions", "6"]
            table = run(klynge, "regionalize", units, *attributes, "--method", method, *how)
            draw(method, f"{method} {' '.join(how)} on {MUNICIPALITY}", labels(table, "id", "region"), features)


main()

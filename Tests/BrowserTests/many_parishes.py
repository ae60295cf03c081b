"""Writes 600 square parishes and a grouping of them into 150 clusters, for a report with more than fits on a screen.

usage: many_parishes.py FOLDER
"""

import csv
import json
import pathlib
import sys

COLUMNS, ROWS = 30, 20


def parish(column, row):
    west, south = 9 + column * 0.03, 55 + row * 0.02
    ring = [(west, south), (west + 0.03, south), (west + 0.03, south + 0.02), (west, south + 0.02), (west, south)]
    number = row * COLUMNS + column
    return {
        "type": "Feature",
        "properties": {"kode": str(1000 + number), "navn": f"Parish {number}", "population": 700 + number % 90},
        "geometry": {"type": "Polygon", "coordinates": [[[round(x, 6), round(y, 6)] for x, y in ring]]},
    }


folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
places = [(column, row) for row in range(ROWS) for column in range(COLUMNS)]
(folder / "parishes.geojson").write_text(
    json.dumps({"type": "FeatureCollection", "features": [parish(*place) for place in places]}))
with open(folder / "grouping.csv", "w", newline="") as file:
    table = csv.writer(file)
    table.writerow(["unit", "cluster"])
    for column, row in places:
        table.writerow([1000 + row * COLUMNS + column, row // 2 * (COLUMNS // 2) + column // 2 + 1])

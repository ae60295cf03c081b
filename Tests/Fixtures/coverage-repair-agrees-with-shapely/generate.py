"""Boards of cells that overlap and leave gaps, and what shapely makes of them, for CoverageCleaningTests.

Run from the package's root: python3 Tests/Fixtures/coverage-repair-agrees-with-shapely/generate.py
Needs shapely 2.2 (GEOS 3.14). Writes expected.json beside this file. Coordinates are whole millimetres, as integers.
"""
import json
import pathlib
import random

import shapely

HERE = pathlib.Path(__file__).resolve().parent
WIDTH = 1.0


def cells(rng, side, offset):
    """Cells of about 100 m whose corners each unit draws for itself, up to `offset` metres apart."""
    corners = {(c, r): (100 * c + 40 * rng.random(), 100 * r + 40 * rng.random()) for c in range(side + 1) for r in range(side + 1)}
    found = []
    for row in range(side):
        for column in range(side):
            ring = []
            for c, r in ((column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)):
                x, y = corners[c, r]
                ring.append((round(x + (rng.random() - 0.5) * offset, 3), round(y + (rng.random() - 0.5) * offset, 3)))
            found.append(shapely.Polygon(ring))
    return found


def rings(polygon):
    return [[[round(x * 1000), round(y * 1000)] for x, y in ring.coords] for ring in (polygon.exterior, *polygon.interiors)]


def board(rng, kind):
    offset = {"rough": 0.7, "alike": 0, "lake": 0, "wide": 0}[kind]
    lands = cells(rng, 4, offset)
    if kind == "lake":
        lands.pop(5)
    if kind == "wide":
        x, y = lands[5].centroid.coords[0]
        lands[5] = shapely.union(lands[5], shapely.box(round(x), round(y), round(x) + 90, round(y) + 10))
    return lands


rng = random.Random(20)
boards = []
for kind in ["rough"] * 24 + ["alike"] * 6 + ["lake"] * 6 + ["wide"] * 6:
    lands = board(rng, kind)
    entry = {"kind": kind, "lands": [rings(land) for land in lands], "isValid": bool(shapely.coverage_is_valid(lands))}
    if kind == "rough":
        cleaned = shapely.coverage_clean(lands, gap_width=WIDTH, snapping_distance=0)
        assert shapely.coverage_is_valid(cleaned)
        entry["cleanedAreas"] = [round(shapely.area(land), 2) for land in cleaned]
        entry["cleanedUnion"] = round(shapely.area(shapely.union_all(cleaned)), 2)
    boards.append(entry)
(HERE / "expected.json").write_text('{"width": 1.0, "boards": [\n' + ",\n".join(json.dumps(b, separators=(",", ":")) for b in boards) + "\n]}\n")
print(len(boards), [sum(b["isValid"] for b in boards if b["kind"] == k) for k in ("rough", "alike", "lake", "wide")])

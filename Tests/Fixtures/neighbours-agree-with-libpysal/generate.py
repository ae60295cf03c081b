"""Counts neighbours of national layers with libpysal, for NeighbourAgreementTests.

Run from the package's root: python3 Tests/Fixtures/neighbours-agree-with-libpysal/generate.py
Needs libpysal and shapely 2. Writes expected.json beside this file: for each layer the number of units, and for each kind
of contiguity the number of pairs and the FNV-1a hash (64 bits) of all pairs, a line each, `code,code`, smaller code first, sorted.
Features of one code are one unit.

A vertex that is repeated at once is taken out first. libpysal makes an edge of no length of it, and calls two polygons rook
neighbours that both repeat the vertex in which they touch: eight pairs of dk/parishes-2014-dirty, none of which has a border.
"""
import json
import pathlib
import warnings

import libpysal
import shapely

warnings.filterwarnings("ignore")
HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parents[2] / "../shared/data"
LAYERS = {
    "dk/parishes": "kode",
    "dk/municipalities": "kode",
    "dk/municipalities-pre2007": "id",
    "dk/parishes-2021-utm32": "SOGNEKODE",
    "dk/parishes-2014-dirty": "SOGNEKODE",
    "dk/postal-districts": "nr",
    "fr/communes": "code",
}


def fnv1a(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return f"{value:016x}"


def pairs(weights, codes):
    found = set()
    for one, others in weights.neighbors.items():
        for other in others:
            if codes[one] != codes[other]:
                found.add(tuple(sorted((codes[one], codes[other]))))
    return sorted(found)


expected = {}
for layer, field in LAYERS.items():
    collection = json.loads((DATA / f"{layer}.geojson").read_text())
    features = [f for f in collection["features"] if f["geometry"] and "Polygon" in f["geometry"]["type"]]
    codes = [str(f["properties"][field]) for f in features]
    lands = [shapely.force_2d(shapely.from_geojson(json.dumps(f["geometry"]))) for f in features]
    lands = [shapely.remove_repeated_points(land, 0) for land in lands]
    entry = {"units": len(set(codes))}
    for name, kind in (("rook", libpysal.weights.Rook), ("queen", libpysal.weights.Queen)):
        found = pairs(kind.from_iterable(lands, silence_warnings=True), codes)
        text = "".join(f"{a},{b}\n" for a, b in found)
        entry[name] = {"pairs": len(found), "fnv1a": fnv1a(text)}
    expected[layer] = {"field": field} | entry
    print(layer, entry, flush=True)
(HERE / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")

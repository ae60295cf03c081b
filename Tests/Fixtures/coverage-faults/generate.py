"""Counts overlaps and gaps of the Danish layers with shapely, for CoverageFaultsTests.

Run from the package's root: python3 Tests/Fixtures/coverage-faults/generate.py
Needs shapely 2, pyproj, numpy. Writes expected.json beside this file.
"""
import json
import pathlib
import sys

import numpy
import pyproj
import shapely

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parents[2] / "../shared/data"
LAYERS = {
    # name: (file, field that names the unit, coordinates are longitude and latitude)
    "parishes": ("dk/parishes.geojson", "kode", True),
    "municipalities-pre2007": ("dk/municipalities-pre2007.geojson", "id", True),
    "parishes-2021-utm32": ("dk/parishes-2021-utm32.geojson", "SOGNEKODE", False),
}
SMALLEST = 0.01  # square metres
SLIVER = 50  # metres
TO_UTM = pyproj.Transformer.from_crs("OGC:CRS84", "EPSG:25832", always_xy=True)


def areal(geometry):
    """The polygons of what make_valid gave (linework: the even-odd rule), without lines and points."""
    parts = [part for part in getattr(geometry, "geoms", [geometry]) if part.geom_type.endswith("Polygon")]
    return shapely.union_all(parts)


def count(file, field, is_degrees):
    collection = json.loads((DATA / file).read_text())
    names, parts = {}, []
    for feature in collection["features"]:
        code = feature["properties"][field]
        owner = names.setdefault(code, len(names))
        if owner == len(parts):
            parts.append([])
        land = shapely.force_2d(shapely.from_geojson(json.dumps(feature["geometry"])))
        parts[owner].append(land)
    lands = [members[0] if len(members) == 1 else shapely.union_all(members) for members in parts]
    if is_degrees:
        lands = [
            shapely.transform(land, lambda p: numpy.column_stack(TO_UTM.transform(p[:, 0], p[:, 1]))) for land in lands
        ]
    invalid = sum(not land.is_valid for land in lands)
    fixed = [land if land.is_valid else areal(shapely.make_valid(land)) for land in lands]
    tree = shapely.STRtree(fixed)
    first, second = tree.query(fixed, predicate="intersects")
    pairs = [(int(a), int(b)) for a, b in zip(first, second) if a < b]
    areas = [shapely.intersection(fixed[a], fixed[b]).area for a, b in pairs]
    union = shapely.union_all(fixed)
    parts = list(getattr(union, "geoms", [union]))
    inside = shapely.STRtree(parts)
    gaps = []
    for part in parts:
        for ring in part.interiors:
            hole = shapely.Polygon(ring)
            islands = [parts[i] for i in inside.query(hole, predicate="covers")]
            gaps.append(shapely.difference(hole, shapely.union_all(islands)) if islands else hole)
    big = [area for area in areas if area > SMALLEST]
    gaps = [gap for gap in gaps if gap.area > SMALLEST]
    return {
        "units": len(lands),
        "invalid": invalid,
        "overlaps": len(big),
        "overlapSquareMetres": round(sum(big), 2),
        "overlapsAboveOneSquareMetre": sum(area > 1 for area in areas),
        "gaps": len(gaps),
        "gapSquareMetres": round(sum(gap.area for gap in gaps), 2),
        "slivers": sum(2 * gap.area / gap.length < SLIVER for gap in gaps),
    }


if __name__ == "__main__":
    result = {name: count(*layer) for name, layer in LAYERS.items()}
    (HERE / "expected.json").write_text(json.dumps(result, indent=2, sort_keys=True) + "\n")
    json.dump(result, sys.stdout, indent=1)

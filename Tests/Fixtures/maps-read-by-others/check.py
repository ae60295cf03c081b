"""Reads the maps of a folder with tools that are not ours, and fails where anything is lost, invalid or does not match.

    python check.py FOLDER INPUT.geojson [--decimals 6] [--clean]

Needs shapely 2.1 or later with GEOS 3.12 or later, and pyogrio (which brings GDAL). INPUT is the layer of the units;
--clean says that its lands are a coverage without gaps and overlaps, which the maps then must be too.
"""
import argparse
import itertools
import json
import sys

import pyogrio
import shapely
from shapely.geometry import shape

faults = []


def require(condition, message):
    if not condition:
        faults.append(message)


def load(path):
    # Numbers as they are written: a digit lost is a fault.
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    return text, json.loads(text, parse_float=str, parse_int=str, object_pairs_hook=dict)


def numbers(value):
    return [numbers(part) for part in value] if isinstance(value, list) else float(value)


def rings(geometry):
    polygons = {"Polygon": lambda c: [c], "MultiPolygon": lambda c: c}.get(geometry["type"], lambda c: [])
    return [(index == 0, ring) for polygon in polygons(geometry["coordinates"]) for index, ring in enumerate(polygon)]


def check_rfc7946(name, text, collection, decimals):
    require(text.endswith("}\n"), f"{name}: no newline at the end")
    require("crs" not in collection, f"{name}: a crs member")
    bounds = []
    for feature in collection["features"]:
        require(isinstance(feature.get("id", ""), str), f"{name}: an id that is no string")
        geometry = feature["geometry"]
        if geometry is None:
            continue
        for is_outer, ring in rings(geometry):
            points = [tuple(point) for point in ring]
            require(len(points) >= 4 and points[0] == points[-1], f"{name}: a ring that is not closed")
            require(all(a != b for a, b in zip(points, points[1:])), f"{name}: repeated points")
            require(all(len(part.partition(".")[2]) <= decimals for point in points for part in point),
                    f"{name}: more than {decimals} decimals")
            ccw = shapely.LinearRing(numbers(ring)).is_ccw
            require(ccw == is_outer, f"{name}: a ring that runs the wrong way")
        bounds.append(shape({"type": geometry["type"], "coordinates": numbers(geometry["coordinates"])}).bounds)
    if bounds:
        box = [min(b[0] for b in bounds), min(b[1] for b in bounds), max(b[2] for b in bounds), max(b[3] for b in bounds)]
        require(numbers(collection["bbox"]) == box, f"{name}: bbox {collection['bbox']} and not {box}")
    require(text.count('\n{"type": "Feature"') == len(collection["features"]), f"{name}: not one feature a line")


def lands(collection):
    return [shape({"type": f["geometry"]["type"], "coordinates": numbers(f["geometry"]["coordinates"])})
            for f in collection["features"] if f["geometry"] and "Polygon" in f["geometry"]["type"]]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("input")
    parser.add_argument("--decimals", type=int, default=6)
    parser.add_argument("--clean", action="store_true")
    options = parser.parse_args()
    _, given = load(options.input)
    maps = {}
    for name in ["clusters", "units"]:
        path = f"{options.folder}/{name}.geojson"
        text, maps[name] = load(path)
        check_rfc7946(name, text, maps[name], options.decimals)
        drawn = lands(maps[name])
        for land in drawn:
            require(land.is_valid, f"{name}: {shapely.is_valid_reason(land)}")
        if options.clean and drawn:
            require(shapely.coverage_is_valid(drawn), f"{name}: lands overlap, or borders do not match")
            union = shapely.union_all(drawn)
            require(abs(union.area / sum(land.area for land in drawn) - 1) < 1e-12, f"{name}: lands overlap")
        frame = pyogrio.read_dataframe(path)
        require(len(frame) == len(maps[name]["features"]), f"{name}: GDAL reads {len(frame)} features")
        for key in ["klynge_cluster", "klynge_name", "klynge_color"]:
            require(key in frame.columns, f"{name}: GDAL has no field {key}")
    # Properties of the input: the same members with the same text, in the same order, before ours.
    known = {json.dumps(f["properties"], ensure_ascii=False): f for f in given["features"]}
    for feature in maps["units"]["features"]:
        own = dict(itertools.takewhile(lambda member: not member[0].startswith("klynge_"), feature["properties"].items()))
        require(json.dumps(own, ensure_ascii=False) in known, f"units: properties changed: {own}")
    # Each cluster is the union of its units.
    if options.clean:
        members = {}
        for feature in maps["units"]["features"]:
            cluster = feature["properties"]["klynge_cluster"]
            if cluster is not None and feature["geometry"]:
                members.setdefault(cluster, []).append(lands({"features": [feature]})[0])
        for feature in maps["clusters"]["features"]:
            land = lands({"features": [feature]})[0]
            union = shapely.union_all(members[feature["properties"]["klynge_cluster"]])
            require(shapely.symmetric_difference(land, union).area < 1e-15, f"cluster {feature['id']} is not its units")
    print(f"{options.folder}: {len(faults)} faults")
    print("\n".join(faults[:20]))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

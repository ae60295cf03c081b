#!/usr/bin/env python3
"""Writes expected.json with pyproj: areas on WGS 84 of squares all over the earth, and of squares of national systems.

    python3 make.py            # needs pyproj
"""
import json
import math
import random

from pyproj import CRS, Geod, Transformer

GEOD = Geod(ellps="WGS84")
RANDOM = random.Random(20)


def area_km2(ring):
    """Of a ring in degrees whose edges are straight in longitude and latitude."""
    fine = []
    for (a, b), (c, d) in zip(ring, ring[1:]):
        steps = max(1, math.ceil(max(abs(c - a), abs(d - b)) / 0.02))
        fine += [(a + (c - a) * i / steps, b + (d - b) * i / steps) for i in range(steps)]
    return abs(GEOD.polygon_area_perimeter([p[0] for p in fine], [p[1] for p in fine])[0]) / 1e6


def place(name, x, y, step):
    x, y = round(x, 4), round(y, 4)
    total = 0
    for i in (0, 1):
        for j in (0, 1):
            a, b = x - step + step * i, y - step + step * j
            total += area_km2([(a, b), (a + step, b), (a + step, b + step), (a, b + step), (a, b)])
    return {"name": name, "longitude": x, "latitude": y, "step": step, "areaKm2": round(total, 5)}


places = []
for n in range(200):
    latitude = math.degrees(math.asin(RANDOM.uniform(-0.985, 0.985)))
    places.append(place("random %d" % n, RANDOM.uniform(-180, 180), latitude, RANDOM.choice([0.02, 0.1, 0.5, 2])))
for n in range(12):
    places.append(place("north %d" % n, -180 + 30 * n, 88.7 - n / 10, 0.2))
    places.append(place("south %d" % n, -180 + 30 * n, -89.5 + n / 10, 0.2))
for n, latitude in enumerate([-52.5, -44, -29.3, -19, -16.8, -8.5, 0, 8.3, 28.2, 51.9, 65, 71.2]):
    places.append(place("antimeridian %d" % n, 180, latitude, 0.1))
    places.append(place("beside the antimeridian %d" % n, 179.97, latitude, 0.1))

# Squares of four corners round a place where the system is used.
NATIONAL = [
    (25832, 9.5, 56), (25833, 13, 66), (3006, 15, 62), (3067, 26, 63), (2180, 19, 52), (31467, 9, 50), (28992, 5.4, 52.1),
    (31370, 4.5, 50.6), (2154, 2.5, 46.5), (27700, -1.5, 52.5), (2157, -8, 53), (2056, 8, 46.9), (5514, 15, 49.7),
    (3763, -8, 39.7), (3301, 25.5, 58.7), (2193, 173, -41), (32719, -70.5, -33), (6933, 10, 50), (3857, 10, 55), (3035, 10, 50),
]
systems = []
for code, longitude, latitude in NATIONAL:
    there = Transformer.from_crs(4326, code, always_xy=True)
    back = Transformer.from_crs(code, 4326, always_xy=True)
    x, y = (round(v / 1000) * 1000 for v in there.transform(longitude, latitude))
    total = 0
    for i in (0, 1):
        for j in (0, 1):
            a, b, s = x - 10000 + 10000 * i, y - 10000 + 10000 * j, 10000
            corners = [(a, b), (a + s, b), (a + s, b + s), (a, b + s), (a, b)]
            edge = []
            for (p, q), (r, t) in zip(corners, corners[1:]):
                edge += [(p + (r - p) * k / 50, q + (t - q) * k / 50) for k in range(50)]
            ring = [back.transform(*c) for c in edge]
            total += abs(GEOD.polygon_area_perimeter([p[0] for p in ring], [p[1] for p in ring])[0]) / 1e6
    systems.append({"code": code, "x": x, "y": y, "areaKm2": round(total, 5)})

json.dump({"places": places, "systems": systems}, open("expected.json", "w"), indent=0)

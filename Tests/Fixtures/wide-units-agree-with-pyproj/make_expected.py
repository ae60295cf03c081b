"""Random layers anywhere on the globe with their areas and neighbours; see README.md."""
import json, math, random
from pyproj import Geod
from shapely.geometry import Polygon

geod = Geod(ellps="WGS84")
random.seed(20261128)


def dense(ring, pieces=1000):
    return [(a[0] + (b[0] - a[0]) * t / pieces, a[1] + (b[1] - a[1]) * t / pieces)
            for a, b in zip(ring, ring[1:] + ring[:1]) for t in range(pieces)]


def area(ring):
    places = dense(ring)
    return abs(geod.polygon_area_perimeter([p[0] for p in places], [p[1] for p in places])[0]) / 1e6


def box(x0, y0, x1, y1):
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]


def rounded(ring):
    return [(round(x, 9), round(y, 9)) for x, y in ring]


def pairs(rings):
    shapes = [Polygon(ring) for ring in rings]
    return sum(1 for i in range(len(shapes)) for k in range(i) if shapes[i].intersection(shapes[k]).length > 1e-6)


def bricks():
    width, height = random.choice([1, 5, 20, 57, 90, 150]), random.choice([2, 10, 40])
    west, south = random.randint(-180, 180 - width), random.randint(-85, 85 - height)
    rings = []
    for row in range(4):
        y0, y1 = south + height * row / 4, south + height * (row + 1) / 4
        joints = [west] + [west + width * (i + (0.5 if row % 2 else 1)) / 4 for i in range(4 if row % 2 else 3)] + [west + width]
        rings += [box(x0, y0, x1, y1) for x0, x1 in zip(joints, joints[1:])]
    return [rounded(ring) for ring in rings]


def islands():
    rings = []
    while len(rings) < 25:
        x, y = random.uniform(-150, 150), math.degrees(math.asin(random.uniform(-0.97, 0.97)))
        size = random.choice([0.1, 1, 4, 10])
        ring = rounded([(x + size * math.cos(a), y + size * math.sin(a)) for a in sorted(random.uniform(0, 2 * math.pi) for _ in range(5))])
        if max(abs(place[1]) for place in ring) > 88 or Polygon(ring).area < size * size / 4:
            continue
        if all(not Polygon(other).buffer(0.05).intersects(Polygon(ring)) for other in rings):
            rings.append(ring)
    return rings


def overlap():
    side = random.choice([1, 5, 10, 30])
    west, south = random.randint(-180, 180 - 2 * side), random.randint(-85, 85 - side)
    return [box(west, south, west + side, south + side), box(west + side / 2, south, west + side * 1.5, south + side)]


cases = []
for _ in range(14):
    rings = bricks()
    cases.append({"kind": "bricks", "rings": rings, "areaKm2": sum(map(area, rings)), "rook": pairs(rings)})
for _ in range(6):
    rings = islands()
    cases.append({"kind": "islands", "rings": rings, "areaKm2": sum(map(area, rings)), "rook": 0})
for _ in range(8):
    one, other = overlap()
    union = area([one[0], other[1], other[2], one[3]])
    cases.append({"kind": "overlap", "rings": [one, other], "areaKm2": union, "rook": 1})
print("[\n" + ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases) + "\n]")

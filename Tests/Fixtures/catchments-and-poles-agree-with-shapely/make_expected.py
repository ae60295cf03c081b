"""Writes expected.json: what shapely makes of the sample's parishes, in EPSG:25832. Run beside SampleData, or with its path."""
import json
import sys
from pathlib import Path

import pyproj
import shapely
from shapely.geometry import MultiPoint, Point, shape

sample = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[3] / "SampleData")
project = pyproj.Transformer.from_crs("OGC:CRS84", "EPSG:25832", always_xy=True).transform

def read(name, key):
    features = json.loads((sample / name).read_text())["features"]
    return {f["properties"][key]: shapely.transform(shape(f["geometry"]), project, interleaved=False) for f in features}

parishes, villages = read("parishes.geojson", "kode"), read("villages.geojson", "id")
poles, cells, fragmented = {}, {}, []
for code, land in sorted(parishes.items()):
    line = shapely.maximum_inscribed_circle(land, tolerance=0.01)
    poles[code] = round(line.length, 2)
    inside = {id: place for id, place in villages.items() if land.covers(place)}
    if len(inside) < 2:
        if inside:
            cells[next(iter(inside))] = round(land.area, 1)
        continue
    around = shapely.voronoi_polygons(MultiPoint(list(inside.values())), extend_to=land.envelope.buffer(10_000))
    own = {}
    for id, place in inside.items():
        cell = next(c for c in around.geoms if c.covers(place))
        own[id] = cell.intersection(land)
    # Where water cuts a cell in two, klynge gives the far piece away: there shapely cannot tell.
    if any(len(getattr(c, "geoms", [c])) > 1 for c in own.values()):
        fragmented.append(code)
        continue
    cells.update({id: round(c.area, 1) for id, c in own.items()})
empty = sorted(code for code, land in parishes.items() if not any(land.covers(p) for p in villages.values()))
Path(__file__).with_name("expected.json").write_text(
    json.dumps(
        {
            "poleRadiusMetres": poles,
            "catchmentSquareMetres": cells,
            "fragmentedParishes": fragmented,
            "landSquareMetres": round(sum(p.area for p in parishes.values()), 1),
            "emptyParishes": empty,
        },
        indent=1,
    )
    + "\n"
)

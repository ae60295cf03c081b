"""Writes expected.json: places in several systems, and geodesic lengths and areas, by pyproj. Run: python3 generate.py"""
import json
from pathlib import Path

from pyproj import Geod, Transformer

PLACES = {"Copenhagen": (12.5683, 55.6761), "Esbjerg": (8.4519, 55.4765), "Bornholm": (14.9141, 55.1270)}
rows = []
for target in ["EPSG:25832", "EPSG:25833", "EPSG:3857"]:
    transformer = Transformer.from_crs("OGC:CRS84", target, always_xy=True)
    for name, (longitude, latitude) in PLACES.items():
        x, y = transformer.transform(longitude, latitude)
        rows.append({"name": name, "target": target, "longitude": longitude, "latitude": latitude, "x": x, "y": y})
geod = Geod(ellps="WGS84")
names = list(PLACES)
distances = [
    {"from": one, "to": two, "metres": geod.inv(*PLACES[one], *PLACES[two])[2]}
    for one, two in zip(names, names[1:] + names[:1])
]
area = abs(geod.polygon_area_perimeter(*zip(*PLACES.values()))[0])
Path(__file__).with_name("expected.json").write_text(
    json.dumps({"places": rows, "distances": distances, "triangleSquareMetres": area}, indent=1) + "\n")

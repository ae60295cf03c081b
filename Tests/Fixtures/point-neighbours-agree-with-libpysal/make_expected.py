#!/usr/bin/env python3
"""Neighbours of real points by libpysal, for the rules of `regionalize --neighbours`.

    make_expected.py SHARED_DATA > expected.json

Nearest neighbours and distance bands: libpysal's KNN and DistanceBand on positions in space (EPSG:4978), so that no
projection comes between; a straight line through the Earth and the geodesic differ by 0.2 mm at 5 km. Triangulation:
libpysal's Delaunay (Qhull) in EPSG:25832. Each graph is its number of undirected pairs and the SHA-256 of `a b` lines,
positions in the file, the smaller first, ascending.
"""
import hashlib, json, os, sys, warnings
import geopandas, libpysal, numpy, pyproj

warnings.filterwarnings("ignore")


def described(weights):
    pairs = sorted({(min(a, b), max(a, b)) for a, row in weights.neighbors.items() for b in row if a != b})
    lines = "".join(f"{a} {b}\n" for a, b in pairs)
    return {"pairs": len(pairs), "sha256": hashlib.sha256(lines.encode()).hexdigest()}


data = sys.argv[1]
found = {"libpysal": libpysal.__version__, "layers": {}}
for name in ["bornholm/settlements.geojson", "dk/settlements.geojson", "dk/parishes.geojson"]:
    layer = geopandas.read_file(os.path.join(data, name))
    code = "kode" if "kode" in layer.columns else None
    if code:
        layer = layer.dissolve(by=code, sort=False)
    plane = layer.to_crs("EPSG:25832").geometry
    if not (plane.geom_type == "Point").all():
        plane = plane.centroid
    flat = numpy.column_stack([plane.x, plane.y])
    degrees = plane.to_crs("EPSG:4326")
    to_space = pyproj.Transformer.from_crs("EPSG:4979", "EPSG:4978", always_xy=True)
    space = numpy.column_stack(to_space.transform(degrees.x, degrees.y, numpy.zeros(len(flat))))
    graphs = {}
    for k in (1, 4, 6, 15):
        graphs[f"knn:{k}"] = described(libpysal.weights.KNN(space, k=k))
    for km in (1, 5):
        graphs[f"distance:{km}km"] = described(
            libpysal.weights.DistanceBand(space, threshold=km * 1000.0, binary=True, silence_warnings=True))
    graphs["delaunay"] = described(libpysal.weights.Delaunay(flat))
    found["layers"][name] = {"units": len(flat), "graphs": graphs}
print(json.dumps(found, indent=1))

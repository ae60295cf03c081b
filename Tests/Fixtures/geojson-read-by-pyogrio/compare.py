"""Compare a GeoJSON file with what klynge wrote from it: compare.py ORIGINAL WRITTEN"""
import sys

import pyogrio
import shapely

original, written = (pyogrio.read_dataframe(path) for path in sys.argv[1:3])
shared = [name for name in original.columns if name != "geometry"]
ours = [name for name in written.columns if name.startswith("klynge_")]
assert [name for name in written.columns if name not in ours + ["geometry", "id"]] == shared, "columns differ"
assert all(original[name].equals(written[name]) for name in shared), "values differ"
before, after = original.geometry.values, written.geometry.values
same = shapely.equals_exact(shapely.normalize(before), shapely.normalize(after), 1e-6)
assert same.all(), f"{(~same).sum()} geometries differ"
land = shapely.get_parts(after)[shapely.get_type_id(shapely.get_parts(after)) == 3]
assert shapely.is_ccw(shapely.get_exterior_ring(land)).all(), "an outer ring runs clockwise"
print(f"{len(written)} features are the same; {shapely.is_valid(after).sum()} of them valid")

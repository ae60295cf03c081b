"""Writes expected.json: the joins of the Danish layers as geopandas and shapely find them.

usage: python make_expected.py DATA_FOLDER > expected.json
"""
import json
import sys

import geopandas as gpd

data = sys.argv[1]
parishes = gpd.read_file(f"{data}/dk/parishes.geojson")[["kode", "geometry"]]
municipalities = gpd.read_file(f"{data}/dk/municipalities.geojson")[["kode", "geometry"]]
villages = gpd.read_file(f"{data}/dk/settlements.geojson")[["osm_id", "geometry"]]

inside = gpd.sjoin(villages, parishes, predicate="intersects", how="left")
inside = inside[~inside.index.duplicated()]
counts = inside["kode"].value_counts()

metric = parishes.to_crs("EPSG:25832")
pieces = gpd.overlay(
    metric.rename(columns={"kode": "parish"}),
    municipalities.to_crs("EPSG:25832").rename(columns={"kode": "municipality"}),
    how="intersection",
)
pieces["area"] = pieces.geometry.area
# What lies in no municipality, since the two layers draw the coast differently, is in no municipality's favour.
areas = pieces.groupby("parish")["area"].sum()
largest = pieces.sort_values("area", ascending=False).drop_duplicates("parish").set_index("parish")
share = largest["area"] / areas.reindex(largest.index)
split = share[share < 0.99].sort_index()
print(json.dumps({
    "villagesInParish": int(inside["kode"].notna().sum()),
    "villagesOutside": sorted(str(i) for i in inside[inside["kode"].isna()]["osm_id"]),
    "villagesByParish": {k: int(counts[k]) for k in sorted(counts.index)[::50]},
    "municipalityOfParish": {k: largest["municipality"][k] for k in sorted(largest.index)[::40]},
    "split": {k: round(float(v), 4) for k, v in split.items()},
}, indent=1, ensure_ascii=False))

"""Writes expected.json: the inhabitants of municipalities and towns that klynge must arrive at, by geopandas alone.

usage: python make_expected.py DATA_FOLDER > expected.json
"""
import json
import sys

import geopandas as gpd

data = sys.argv[1]
names = ["Kalundborg", "Bornholm", "Faaborg-Midtfyn"]
parishes = gpd.read_file(f"{data}/dk/parishes.geojson")[["kode", "population", "geometry"]].to_crs("EPSG:25832")
municipalities = gpd.read_file(f"{data}/dk/municipalities.geojson")[["navn", "geometry"]].to_crs("EPSG:25832")
villages = gpd.read_file(f"{data}/dk/settlements.geojson").to_crs("EPSG:25832")

pieces = gpd.overlay(parishes, municipalities, how="intersection")
pieces["area"] = pieces.geometry.area
largest = pieces.sort_values("area", ascending=False).drop_duplicates("kode")

# A village with a figure, and the total of the parish in which it lies.
homes = gpd.sjoin(villages, parishes, predicate="within")
homes = homes[homes["population_left"].notna()]
known = homes.groupby("kode")["population_left"].sum()
total = parishes.set_index("kode")["population"]
crowded = known[known > total.reindex(known.index)]

print(json.dumps({
    "total": int(parishes["population"].sum()),
    "municipalities": {n: int(largest[largest["navn"] == n]["population"].sum()) for n in names},
    "villagesOfMunicipality": {
        n: int(villages.within(municipalities[municipalities["navn"] == n].geometry.iloc[0]).sum()) for n in names},
    "crowdedParishes": len(crowded),
    "lackingInTheirOwnParish": int((crowded - total.reindex(crowded.index)).sum()),
}, indent=1, ensure_ascii=False))

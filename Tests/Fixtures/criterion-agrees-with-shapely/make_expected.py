#!/usr/bin/env python3
"""Measures two known clusters with shapely and pyproj, and writes expected.json.

    make_expected.py SHARED_DATA > expected.json
"""
import json, sys
import geopandas
from pyproj import Geod
from shapely import make_valid
from shapely.ops import unary_union

dk = sys.argv[1] + "/dk/"
sliver = 0.02
known = json.load(open(dk + "known-clusters.json", encoding="utf-8"))["clusters"]
parishes = geopandas.read_file(dk + "parishes.geojson").to_crs(25832).set_index("kode")
people = parishes.population.fillna(0).astype(float)
land = parishes.geometry


def layer(name, key):
    """The areas of a layer by name, mended, features of one name joined."""
    table = geopandas.read_file(dk + name).to_crs(25832)
    table.geometry = table.geometry.map(lambda g: g if g.is_valid else make_valid(g))
    return {name: unary_union(list(group.geometry)) for name, group in table.groupby(key)}


def shares(areas):
    """For each parish the share of its land in each area, slivers left out; the shares sum to one."""
    names = list(areas)
    tree = geopandas.GeoSeries([areas[name] for name in names]).sindex
    found = {}
    for code, shape in land.items():
        common = {names[i]: shape.intersection(areas[names[i]]).area for i in tree.query(shape)}
        total = max(sum(common.values()), shape.area)
        common = {name: area for name, area in common.items() if area > 0 and area >= sliver * total}
        found[code] = {name: area / sum(common.values()) for name, area in common.items()}
    return found


def best(parts, members):
    """The area with the largest Jaccard by inhabitants, with the Jaccard by land and the purity."""
    def match(name):
        def total(codes, value): return sum(parts[c].get(name, 0) * value[c] for c in codes)
        size = land.area
        own = sum(people[c] for c in members)
        common, whole = total(members, people), total(parts, people)
        ground, all_ground = total(members, size), total(parts, size)
        own_ground = sum(size[c] for c in members)
        return {"name": name, "jaccard": common / (own + whole - common),
                "jaccardByArea": ground / (own_ground + all_ground - ground), "purity": common / own}
    return max((match(n) for n in {n for c in members for n in parts[c]}), key=lambda m: m["jaccard"])


municipality = {c: max(p, key=p.get) if p else None for c, p in shares(layer("municipalities.geojson", "kode")).items()}
old = shares(layer("municipalities-pre2007.geojson", "id"))
post = shares(layer("postal-districts.geojson", "navn"))
home = {c: max(p, key=p.get) if p else None for c, p in old.items()}
def measured(cluster):
    members = cluster["parishes"]
    outline = sum(land[c].length for c in members)
    inside = municipal = old_outside = old_inside = shared_outside = 0.0
    for one in members:
        for other in parishes.index[parishes.sindex.query(land[one], predicate="intersects")]:
            if other == one:
                continue
            metres = land[one].boundary.intersection(land[other].boundary).length
            differs = home[one] != home[other] and None not in (home[one], home[other])
            if other in members:
                inside += metres / 2
                old_inside += metres / 2 if differs and municipality[one] == municipality[other] else 0
            else:
                shared_outside += metres
                if municipality[one] != municipality[other]:
                    municipal += metres
                elif differs:
                    old_outside += metres
    outline -= 2 * inside
    geod = Geod(ellps="GRS80")
    points = {c: (float(parishes.visueltcenter_x[c]), float(parishes.visueltcenter_y[c])) for c in members}
    km = {a: {b: geod.inv(*points[a], *points[b])[2] / 1000 for b in members if b != a} for a in members}
    return {
        "cluster": cluster["name"], "members": sorted(members), "population": sum(people[c] for c in members),
        "areaSquareMetres": sum(land[c].area for c in members), "outlineMetres": outline, "insideMetres": inside,
        "sharedOutsideMetres": shared_outside, "municipalMetres": municipal, "oldOutsideMetres": old_outside,
        "oldInsideMetres": old_inside, "gapKm": max(min(row.values()) for row in km.values()),
        "diameterKm": max(max(row.values()) for row in km.values()),
        "historical": best(old, members), "identity": best(post, members),
    }


names = ["Landet på Midtfyn", "Hånden under Midtfyn"]
json.dump([measured(c) for name in names for c in known if c["name"] == name], sys.stdout, indent=1, ensure_ascii=False)
print()

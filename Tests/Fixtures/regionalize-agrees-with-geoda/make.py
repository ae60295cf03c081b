"""Labels of pygeoda 0.1.3 and spopt 0.7.0 on the parishes of Funen and on a random lattice.

Run: python make.py ../../../../shared/data/dk/parishes.geojson   (needs pygeoda, spopt, geopandas, networkx)
"""
import json
import sys
import warnings

import geopandas as gpd
import networkx as nx
import numpy as np
import pygeoda
from libpysal.weights import W
from shapely.geometry import box
from spopt.region import WardSpatial

warnings.simplefilter("ignore")


def pairs_of(w):
    return [[i, j] for i in range(w.num_obs) for j in w.get_neighbors(i) if i < j]


def expected(frame, names, sums, counts, minimum):
    w = pygeoda.rook_weights(pygeoda.open(frame))
    pairs = pairs_of(w)
    data = [frame[name].astype(float).tolist() for name in names]
    weights = frame[sums].astype(float).tolist()
    runs = []

    def add(method, k, result, low=None):
        runs.append({"method": method, "regions": k, "min": low, "labels": list(map(int, result["Clusters"])),
                     "wss": result["Total within-cluster sum of squares"]})

    for k in counts:
        add("skater", k, pygeoda.skater(k, w, data, cpu_threads=1))
        add("redcap-first-single", k, pygeoda.redcap(k, w, data, "firstorder-singlelinkage", cpu_threads=1))
        for linkage in ("single", "complete", "average", "ward"):
            add(f"redcap-full-{linkage}", k, pygeoda.redcap(k, w, data, f"fullorder-{linkage}linkage", cpu_threads=1))
            add(f"schc-{linkage}", k, pygeoda.schc(k, w, data, linkage))
    k = counts[0]
    bound = dict(bound_variable=weights, min_bound=minimum, cpu_threads=1)
    add("skater", k, pygeoda.skater(k, w, data, **bound), minimum)
    add("redcap-full-ward", k, pygeoda.redcap(k, w, data, "fullorder-wardlinkage", **bound), minimum)
    scaled = (frame[names] - frame[names].mean()) / frame[names].std(ddof=1)
    lists = {i: list(w.get_neighbors(i)) for i in range(w.num_obs)}
    for k in counts:
        model = WardSpatial(gpd.GeoDataFrame(scaled, geometry=frame.geometry), W(lists), names, k)
        model.solve()
        runs.append({"method": "schc-ward", "regions": k, "min": None, "labels": list(map(int, model.labels_)), "wss": None})
    return {"names": names, "columns": data, "weights": weights, "pairs": pairs, "runs": runs}


def funen(path):
    frame = gpd.read_file(path).to_crs(25832)
    frame["pct_men"] = 100 * frame["men"].astype(float) / frame["population"].astype(float)
    w = pygeoda.rook_weights(pygeoda.open(frame))
    graph = nx.Graph()
    graph.add_edges_from(pairs_of(w))
    centre = frame.to_crs(25832).centroid
    near = [p for p in nx.connected_components(graph) if len(p) > 100]
    part = min(near, key=lambda p: abs(centre.x.iloc[list(p)].mean() - 587000) + abs(centre.y.iloc[list(p)].mean() - 6137000))
    return frame.iloc[sorted(part)].reset_index(drop=True)


def lattice(rows, columns, seed):
    rng = np.random.default_rng(seed)
    cells = [box(x, y, x + 1, y + 1) for y in range(rows) for x in range(columns)]
    values = rng.normal(size=(rows * columns, 2)).round(6)
    weights = rng.lognormal(5, 1, size=rows * columns).round()
    return gpd.GeoDataFrame({"a": values[:, 0], "b": values[:, 1], "people": weights}, geometry=cells)


def write(name, content):
    with open(name, "w") as file:
        json.dump(content, file, separators=(",", ":"))
        file.write("\n")


write("funen.json", expected(funen(sys.argv[1]), ["avg_age", "pct_men", "population"], "population", [5, 20], 20000))
write("lattice.json", expected(lattice(9, 11, 5), ["a", "b"], "people", [4, 17], 1500))

"""Road distances between Bornholm's places by networkx, on a graph built independently of klynge's.

    python make_expected.py ../shared/data/bornholm > expected.json

Nodes by the layer's node ids, edge lengths geodesic (pyproj), one-way streets respected, places snapped to the nearest
point on an edge in UTM zone 33, which splits that edge. Where fewer than 5 km of roads can be driven to and back from that
edge, the nearest edge with more of them counts, if it lies at most 500 m farther. Shortest ways by length within 30 km, and
by time.
"""
import collections
import json
import sys

import networkx as nx
from pyproj import Geod, Transformer
from shapely import STRtree
from shapely.geometry import LineString, Point

USUAL = {"motorway": 110, "trunk": 90, "primary": 80, "secondary": 80, "tertiary": 70, "unclassified": 60,
         "residential": 40, "living_street": 15, "service": 20}
folder = sys.argv[1]
geod = Geod(ellps="WGS84")
plane = Transformer.from_crs("OGC:CRS84", "EPSG:25833", always_xy=True)
edges = []
for feature in json.load(open(f"{folder}/roads.geojson"))["features"]:
    p = feature["properties"]
    speed = p["maxspeed"] or USUAL[p["highway"]]
    c = feature["geometry"]["coordinates"]
    for (a, b), (u, v) in zip(zip(c, c[1:]), zip(p["nodes"], p["nodes"][1:])):
        if u != v:
            edges.append((u, v, geod.inv(*a, *b)[2], speed / 3.6, p["oneway"], a, b))
lines = [LineString([plane.transform(*e[5]), plane.transform(*e[6])]) for e in edges]
tree = STRtree(lines)

base = nx.DiGraph()
for u, v, _, _, oneway, _, _ in edges:
    base.add_edge(u, v)
    if not oneway:
        base.add_edge(v, u)
part = {node: number for number, nodes in enumerate(nx.strongly_connected_components(base)) for node in nodes}
length = collections.Counter()
for u, v, metres, *_ in edges:
    if part[u] == part[v]:
        length[part[u]] += metres
longest = max(length, key=length.get)


def is_cut_off(edge):
    u, v = edge[:2]
    return part[u] != part[v] or (length[part[u]] < 5000 and part[u] != longest)


open_edges = [index for index, edge in enumerate(edges) if not is_cut_off(edge)]
open_tree = STRtree([lines[index] for index in open_edges])
places = json.load(open(f"{folder}/settlements.geojson"))["features"]
stops = collections.defaultdict(list)
snaps = {}
for feature in places:
    name = str(feature["properties"]["osm_id"])
    point = Point(plane.transform(*feature["geometry"]["coordinates"]))
    index = int(tree.nearest(point))
    if is_cut_off(edges[index]):
        other = open_edges[int(open_tree.nearest(point))]
        if point.distance(lines[other]) <= point.distance(lines[index]) + 500:
            index = other
    share = lines[index].project(point, normalized=True)
    stops[index].append((share, name))
    snaps[name] = round(point.distance(lines[index]), 2)
graph = nx.MultiDiGraph()
for index, (u, v, metres, speed, oneway, _, _) in enumerate(edges):
    chain = [(0.0, u)] + sorted(stops[index]) + [(1.0, v)]
    for (s, a), (t, b) in zip(chain, chain[1:]):
        length = (t - s) * metres
        graph.add_edge(a, b, metres=length, seconds=length / speed)
        if not oneway:
            graph.add_edge(b, a, metres=length, seconds=length / speed)
ways = []
for name in snaps:
    lengths = nx.single_source_dijkstra_path_length(graph, name, cutoff=30_000, weight="metres")
    times = nx.single_source_dijkstra_path_length(graph, name, weight="seconds")
    for other in snaps:
        if other != name and other in lengths:
            ways.append([name, other, round(lengths[other], 2), round(times[other], 1)])
json.dump({"snapMetres": snaps, "ways": ways}, sys.stdout, separators=(",", ":"))

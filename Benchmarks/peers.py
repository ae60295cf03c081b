"""The same work by the tools that people use today. One case and one tool in one process; prints a line of JSON.

    python peers.py list
    python peers.py CASE TOOL GENERATED SHARED RUNS
"""
import json
import os
import sys
import time
import warnings

warnings.filterwarnings("ignore")

CASES = {}


def case(name, tool):
    def register(prepare):
        CASES[(name, tool)] = prepare
        return prepare
    return register


def layer(path):
    import pyogrio
    return pyogrio.read_dataframe(path)


def reading(name, path):
    @case(name, "pyogrio")
    def prepare(files, path=path):
        return lambda: len(layer(files(path)))


reading("read-10k", "generated/10k/units.geojson")
reading("read-100k", "generated/100k/units.geojson")
reading("read-danish-parishes", "shared/dk/parishes.geojson")
reading("read-french-communes", "shared/fr/communes.geojson")


@case("neighbours-10k-from-file", "libpysal")
def rook_libpysal(files):
    from libpysal.weights import Rook
    return lambda: sum(Rook.from_dataframe(layer(files("generated/10k/units.geojson")),
                                           use_index=False, silence_warnings=True).cardinalities.values()) // 2


def pairs(weights):
    return sum(len(weights.get_neighbors(i)) for i in range(weights.num_obs)) // 2


@case("neighbours-10k-from-file", "pygeoda, the same file by pyogrio")
def rook_pygeoda(files):
    import pygeoda
    return lambda: pairs(pygeoda.rook_weights(pygeoda.open(layer(files("generated/10k/units.geojson")))))


@case("neighbours-10k-from-file", "pygeoda, its own shapefile")
def rook_pygeoda_shapefile(files):
    import pygeoda
    # Its own format, which it opens fastest; converting is not timed.
    shape = files("generated/10k/units.shp")
    frame = layer(files("generated/10k/units.geojson"))
    frame[["id", "population", "a1", "a2", "a3", "geometry"]].to_file(shape)
    return lambda: pairs(pygeoda.rook_weights(pygeoda.open(shape)))


@case("neighbours-100k-after-reading", "libpysal")
def rook_libpysal_large(files):
    from libpysal.weights import Rook
    frame = layer(files("generated/100k/units.geojson"))
    return lambda: sum(Rook.from_dataframe(frame, use_index=False,
                                           silence_warnings=True).cardinalities.values()) // 2


@case("neighbours-french-communes-from-file", "libpysal")
def queen_france(files):
    from libpysal.weights import Queen
    return lambda: sum(Queen.from_dataframe(layer(files("shared/fr/communes.geojson")),
                                            use_index=False, silence_warnings=True).cardinalities.values()) // 2


@case("points-in-polygons", "geopandas")
def points_in_polygons(files):
    import geopandas
    units = layer(files("generated/10k/units.geojson"))[["geometry"]]
    points = layer(files("generated/10k/points.geojson"))[["geometry"]]

    def work():
        # A fresh index each time: the spatial index is part of the work.
        fresh = geopandas.GeoDataFrame(geometry=units.geometry.copy())
        return len(geopandas.sjoin(points, fresh, predicate="within"))
    return work


@case("dissolve-10k", "shapely coverage_union_all")
def dissolve(files):
    import shapely
    units = layer(files("generated/10k/units.geojson"))
    groups = [group.geometry.values for _, group in units.groupby("kommunekode")]
    return lambda: sum(shapely.get_num_coordinates(shapely.coverage_union_all(group)) for group in groups)


CASES[("dissolve-10k-with-topology", "shapely coverage_union_all")] = dissolve


SIMPLIFIED = "clusters-denmark-simplified-50m-file-to-file"


def blocks(files):
    """Danish parishes in metres with the number of their block, as our case groups them."""
    frame = layer(files("shared/dk/parishes.geojson"))
    frame["block"] = ((frame.visueltcenter_x / 0.2).astype(int) * 10_000 + (frame.visueltcenter_y / 0.11).astype(int))
    return frame[["block", "geometry"]].to_crs(25832)


@case(SIMPLIFIED, "geopandas + topojson")
def simplified_topojson(files):
    import topojson

    def work():
        clusters = blocks(files).dissolve("block").reset_index()
        simplified = topojson.Topology(clusters, prequantize=False, toposimplify=50).to_gdf(crs=25832)
        simplified.to_crs(4326).to_file(files("generated/clusters-by-topojson.geojson"), driver="GeoJSON", RFC7946="YES")
        return len(simplified)
    return work


@case(SIMPLIFIED, "geopandas + shapely coverage_simplify")
def simplified_geos(files):
    import shapely

    def work():
        clusters = blocks(files).dissolve("block", method="coverage").reset_index()
        clusters["geometry"] = shapely.coverage_simplify(clusters.geometry.values, 50)
        clusters.to_crs(4326).to_file(files("generated/clusters-by-geos.geojson"), driver="GeoJSON", RFC7946="YES")
        return len(clusters)
    return work


@case("france-read-neighbours-write", "geopandas + libpysal")
def france(files):
    from libpysal.weights import Rook

    def work():
        frame = layer(files("shared/fr/communes.geojson"))
        weights = Rook.from_dataframe(frame, use_index=False, silence_warnings=True)
        frame["neighbours"] = [weights.cardinalities[i] for i in range(len(frame))]
        frame.to_file(files("generated/france-by-peer.geojson"), driver="GeoJSON")
        return sum(weights.cardinalities.values()) // 2
    return work


def regionalizing(name, size, tool, method):
    """A method of pygeoda on prepared inputs: reading and neighbours are not timed."""
    @case(name, tool)
    def prepare(files):
        import pygeoda
        frame = layer(files(f"generated/{size}/units.geojson"))
        weights = pygeoda.rook_weights(pygeoda.open(frame))
        data = [frame[column].astype(float).tolist() for column in ["a1", "a2", "a3"]]
        population = frame["population"].astype(float).tolist()

        def work():
            found = method(pygeoda, weights, data, population)
            regions = len(set(found["Clusters"]))
            return f"{regions} regions, WSS {found['Total within-cluster sum of squares']:.0f}"
        return work


regionalizing("regionalize-skater-10k", "10k", "pygeoda skater",
              lambda geoda, w, data, people: geoda.skater(50, w, data))
regionalizing("regionalize-schc-ward-10k", "10k", "pygeoda schc",
              lambda geoda, w, data, people: geoda.schc(50, w, data, "ward"))
regionalizing("regionalize-azp-10k", "10k", "pygeoda azp_greedy",
              lambda geoda, w, data, people: geoda.azp_greedy(50, w, data))
regionalizing("regionalize-max-p-10k", "10k", "pygeoda maxp_greedy",
              lambda geoda, w, data, people: geoda.maxp_greedy(w, data, people, sum(people) * 0.01))
for peer in ["maxp_greedy", "maxp_sa"]:
    regionalizing("regionalize-max-p-1k", "1k", f"pygeoda {peer}",
                  lambda geoda, w, data, people, peer=peer: (
                      geoda.maxp_greedy(w, data, people, sum(people) * 0.02) if peer == "maxp_greedy" else
                      geoda.maxp_sa(w, data, people, sum(people) * 0.02, cooling_rate=0.85, sa_maxit=1)))


@case("sample-recom-1k", "gerrychain")
def recom(files):
    import functools

    import gerrychain
    import networkx

    def work():
        # 25 x 40 cells in ten strips; a hundred steps.
        graph = networkx.grid_2d_graph(25, 40)
        for node in graph.nodes:
            graph.nodes[node]["people"] = 1
        start = gerrychain.Partition(gerrychain.Graph.from_networkx(graph), {node: node[1] // 4 for node in graph.nodes},
                                     {"people": gerrychain.updaters.Tally("people")})
        propose = functools.partial(gerrychain.proposals.recom, pop_col="people", pop_target=100, epsilon=0.05,
                                    node_repeats=0)
        chain = gerrychain.MarkovChain(propose, [], gerrychain.accept.always_accept, start, 100)
        return sum(1 for _ in chain)


def bornholm(files):
    """Edges with their lengths, every place standing on the edge it lies nearest to; places come first."""
    from pyproj import Geod, Transformer
    from shapely import STRtree
    from shapely.geometry import LineString, Point
    geod = Geod(ellps="WGS84")
    plane = Transformer.from_crs("OGC:CRS84", "EPSG:25833", always_xy=True)
    edges = []
    for feature in json.load(open(files("shared/bornholm/roads.geojson")))["features"]:
        p, c = feature["properties"], feature["geometry"]["coordinates"]
        for (a, b), (u, v) in zip(zip(c, c[1:]), zip(p["nodes"], p["nodes"][1:])):
            if u != v:
                edges.append((u, v, geod.inv(*a, *b)[2], p["oneway"], a, b))
    lines = [LineString([plane.transform(*e[4]), plane.transform(*e[5])]) for e in edges]
    tree = STRtree(lines)
    stops = {}
    places = json.load(open(files("shared/bornholm/settlements.geojson")))["features"]
    for index, feature in enumerate(places):
        point = Point(plane.transform(*feature["geometry"]["coordinates"]))
        edge = int(tree.nearest(point))
        stops.setdefault(edge, []).append((lines[edge].project(point, normalized=True), index))
    arcs = []
    for index, (u, v, metres, oneway, _, _) in enumerate(edges):
        chain = [(0.0, u)] + sorted(stops.get(index, [])) + [(1.0, v)]
        for (s, a), (t, b) in zip(chain, chain[1:]):
            arcs.append((a, b, (t - s) * metres))
            if not oneway:
                arcs.append((b, a, (t - s) * metres))
    return len(places), arcs


@case("road-distances-bornholm", "networkx")
def roads_networkx(files):
    import networkx as nx
    count, arcs = bornholm(files)
    graph = nx.DiGraph()
    for a, b, metres in arcs:
        if not graph.has_edge(a, b) or graph[a][b]["metres"] > metres:
            graph.add_edge(a, b, metres=metres)

    def work():
        found = 0
        for place in range(count):
            ways = nx.single_source_dijkstra_path_length(graph, place, cutoff=30_000, weight="metres")
            found += sum(other in ways for other in range(count)) - 1
        return found
    return work


@case("road-distances-bornholm", "scipy")
def roads_scipy(files):
    import numpy
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import dijkstra
    count, arcs = bornholm(files)
    number = {place: place for place in range(count)}
    best = {}
    for a, b, metres in arcs:
        key = (number.setdefault(a, len(number)), number.setdefault(b, len(number)))
        best[key] = min(best.get(key, numpy.inf), metres)
    rows, columns = zip(*best)
    # A length of nothing would be no edge to scipy.
    graph = csr_matrix(([max(1e-9, m) for m in best.values()], (rows, columns)), shape=(len(number), len(number)))

    def work():
        ways = dijkstra(graph, indices=range(count), limit=30_000)[:, :count]
        return int(numpy.isfinite(ways).sum()) - count
    return work


def main():
    if sys.argv[1:] == ["list"]:
        for name, tool in CASES:
            print(f"{name}\t{tool}")
        return
    name, tool, generated, shared, runs = sys.argv[1:]

    def files(path):
        root, rest = path.split("/", 1)
        return os.path.join({"generated": generated, "shared": shared}[root], rest)

    work = CASES[(name, tool)](files)
    start = time.perf_counter()
    answer = work()
    # With no further runs the first one is what is measured: some peers take minutes.
    seconds = [] if int(runs) else [time.perf_counter() - start]
    for _ in range(int(runs)):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    seconds.sort()
    print(json.dumps({"case": name, "tool": tool, "runs": len(seconds), "min": seconds[0],
                      "median": seconds[len(seconds) // 2], "max": seconds[-1],
                      "answer": answer if isinstance(answer, str) else int(answer)}))


if __name__ == "__main__":
    main()

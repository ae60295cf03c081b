"""Largest number of regions and lowest objective of small random lattices, by an integer program over all regions.

Run: python make.py   (needs numpy and scipy 1.17 or later, whose milp is HiGHS)
Every connected set that reaches the minimum is a column; HiGHS first takes as many disjoint ones that cover all as it can,
then as many at the lowest cost.
"""
import json

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_array


def neighbours(side):
    near = [0] * (side * side)
    for cell in range(side * side):
        for other in ((cell + 1) if (cell + 1) % side else None, cell + side):
            if other is not None and other < side * side:
                near[cell] |= 1 << other
                near[other] |= 1 << cell
    return near


def connected_sets(near, weights, most):
    """Every connected set of a sum of at most `most`, grown breadth first from smaller ones."""
    level = {1 << cell: weights[cell] for cell in range(len(near)) if weights[cell] <= most}
    while level:
        yield from level.items()
        larger = {}
        for units, total in level.items():
            beside = 0
            for cell in range(len(near)):
                if units >> cell & 1:
                    beside |= near[cell]
            beside &= ~units
            while beside:
                bit = beside & -beside
                beside ^= bit
                more = total + weights[bit.bit_length() - 1]
                if more <= most:
                    larger[units | bit] = more
        level = larger


def cost(units, z, objective):
    cells = [cell for cell in range(len(z)) if units >> cell & 1]
    rows = z[cells]
    if objective == "wss":
        return float(((rows - rows.mean(axis=0)) ** 2).sum())
    apart = np.sqrt(((rows[:, None] - rows[None]) ** 2).sum(axis=2))
    return float(apart.sum() / 2)


def solve(side, weights, z, minimum, objective):
    total = sum(weights)
    for count in range(int(total / minimum), 0, -1):
        most = total - (count - 1) * minimum
        sets = [units for units, sum_ in connected_sets(neighbours(side), weights, most) if sum_ >= minimum]
        rows, starts = [], [0]
        for units in sets:
            rows += [cell for cell in range(side * side) if units >> cell & 1] + [side * side]
            starts.append(len(rows))
        matrix = csc_array((np.ones(len(rows)), rows, starts), shape=(side * side + 1, len(sets)))
        right = np.append(np.ones(side * side), count)
        answer = milp([cost(units, z, objective) for units in sets], integrality=np.ones(len(sets)),
                      bounds=Bounds(0, 1), constraints=LinearConstraint(matrix, right, right),
                      options={"mip_rel_gap": 0})
        if answer.status == 0:
            return count, answer.fun
        assert answer.status == 2, answer.message


cases = []
for side, parts, seed in [(4, 3.4, 1), (4, 4.3, 2), (4, 5.3, 3), (5, 5.4, 4), (5, 6.3, 5), (5, 8.2, 6)]:
    for objective in ("wss", "pairwise"):
        rng = np.random.default_rng(seed)
        values = rng.normal(size=(side * side, 3)).round(4)
        weights = rng.lognormal(6.5, 0.5, size=side * side).round().astype(int).tolist()
        z = (values - values.mean(axis=0)) / values.std(axis=0, ddof=1)
        minimum = round(sum(weights) / parts)
        regions, value = solve(side, weights, z, minimum, objective)
        cases.append({"side": side, "objective": objective, "columns": values.T.tolist(), "weights": weights,
                      "minimum": minimum, "regions": regions, "value": value})
        print(side, parts, objective, regions, value, flush=True)
with open("lattices.json", "w") as file:
    json.dump(cases, file, separators=(",", ":"))
    file.write("\n")

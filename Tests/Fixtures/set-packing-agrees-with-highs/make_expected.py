#!/usr/bin/env python3
"""Optima of random set packing and set partitioning problems by HiGHS (scipy.optimize.milp): expected.json.

The problems are those of Tests/SetPackingTests/SetPackingAgreementTests.swift: the same generator, the same seeds.
    python3 make_expected.py > expected.json
"""
import json
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_matrix

MASK = (1 << 64) - 1


class SplitMix64:
    def __init__(self, seed):
        self.state = seed & MASK

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        return mixed ^ (mixed >> 31)

    def below(self, bound):
        return (bound * self.next()) >> 64


def problem(seed):
    """Sets of neighbouring cells of a strip three wide, with gains, and what a family must keep."""
    random = SplitMix64(seed)
    count = 9 + 3 * random.below(6)
    sets, gains = [], []
    for _ in range(20 + random.below(120)):
        members = [random.below(count)]
        for _ in range(random.below(6)):
            near = members[random.below(len(members))] + [-3, -1, 1, 3][random.below(4)]
            if 0 <= near < count and near not in members:
                members.append(near)
        sets.append(members)
        gains.append(random.below(7) * len(members) + random.below(3) - (4 if seed % 3 == 0 else 0))
    if seed % 5 == 0:
        for unit in range(count):
            sets.append([unit])
            gains.append(-random.below(9))
    counts = None
    if seed % 4 == 0:
        least = random.below(count // 2)
        counts = (least, least + random.below(3))
    return count, sets, gains, seed % 5 == 0, counts


def optimum(count, sets, gains, cover, counts):
    rows = [unit for members in sets for unit in members]
    columns = [index for index, members in enumerate(sets) for _ in members]
    matrix = csc_matrix((np.ones(len(rows)), (rows, columns)), shape=(count, len(sets)))
    constraints = [LinearConstraint(matrix, np.ones(count) if cover else -np.inf, np.ones(count))]
    if counts:
        constraints.append(LinearConstraint(np.ones((1, len(sets))), counts[0], counts[1]))
    result = milp(-np.array(gains, float), constraints=constraints, integrality=np.ones(len(sets)), bounds=Bounds(0, 1),
                  options={"mip_rel_gap": 0})
    return round(-result.fun) if result.status == 0 else None


print(json.dumps([optimum(*problem(seed)) for seed in range(2000)]))

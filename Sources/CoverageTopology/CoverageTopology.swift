// Room for CoverageTopology.

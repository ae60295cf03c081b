// Room for MapOutput.

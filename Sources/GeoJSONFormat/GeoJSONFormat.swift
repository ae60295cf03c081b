// Room for GeoJSONFormat.

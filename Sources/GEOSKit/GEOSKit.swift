// Room for GEOSKit.

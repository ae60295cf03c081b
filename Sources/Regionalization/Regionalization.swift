// Room for Regionalization.

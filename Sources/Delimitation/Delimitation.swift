// Room for Delimitation.

// Room for PROJKit.

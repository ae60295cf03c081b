// Room for SampleStudies.

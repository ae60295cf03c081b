// Room for StudyAreas.

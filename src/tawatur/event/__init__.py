"""What is told to have happened: triggers and their types, status, who, where and when. `find_events` is the way in."""

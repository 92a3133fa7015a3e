"""Many pages at once: dates they give each other, copies, entities, joined events, independent origins, the entries of the chronicle."""

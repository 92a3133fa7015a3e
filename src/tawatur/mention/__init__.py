"""Who, what and where is named: persons, bodies, places, nationalities, equipment; and quantities with what they count."""

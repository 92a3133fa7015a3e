"""Room of Tawatur: see DESIGN section 3."""

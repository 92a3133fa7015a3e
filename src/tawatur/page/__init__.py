"""What of a page is journalism: blocks and their roles, and the articles they make up."""

"""What a page says of itself: who wrote and reviewed it, when, for whom."""

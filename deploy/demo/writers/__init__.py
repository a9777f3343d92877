"""Writers of the hosted files: every one turns a Table into bytes, the same bytes each time."""

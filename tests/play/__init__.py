"""Playing the small good decision, for the tests of several rooms."""

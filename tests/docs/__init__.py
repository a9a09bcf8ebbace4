"""The pages of the manual held to the program and to the content they speak of."""

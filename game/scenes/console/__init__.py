"""The teacher's console: a class led from the terminal, with phones, with raised hands, or on one keyboard."""

"""Made-up students, who come in by the same door as everybody: a teacher can practise alone."""

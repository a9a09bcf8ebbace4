"""Classes as they are held: verbs carried out, events kept, whoever looks on told."""

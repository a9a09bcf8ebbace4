"""The register of classes, on both databases."""

"""A plan by weeks."""

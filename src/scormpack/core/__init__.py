"""The ground floor: findings, errors, ids, YAML with lines, digests, templates. Imports nothing of ours."""

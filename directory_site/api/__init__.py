"""HTTP for machines. Shapes, rules and searching come from the packages below; nothing of a request is kept or echoed."""

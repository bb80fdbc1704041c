"""The law of the cycle as data: who may move what from where to where. Plain Python."""

"""The command line: the only place that reads the clock and touches the terminal."""

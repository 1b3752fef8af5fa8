"""What the toolkit needs of the machine: environment, programs, fonts, locks."""

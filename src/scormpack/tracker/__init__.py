"""From statements and LMS exports to figures that can be believed. Imports only core and standards of ours."""

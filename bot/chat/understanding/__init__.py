"""What a text without a declared verb most likely wants: learned from the phrases in `corpus/`, and only ever asked or looked up."""

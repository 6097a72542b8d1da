"""What a package index says of packages when it is asked over the network, which only the user can ask for."""

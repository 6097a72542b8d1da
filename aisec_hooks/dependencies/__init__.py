"""What a project asks for from elsewhere: the manifests, the names of packages, the modules they provide."""

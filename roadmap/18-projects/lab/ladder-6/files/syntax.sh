# Reads a script without running a line of it.
sh -n deploy.sh

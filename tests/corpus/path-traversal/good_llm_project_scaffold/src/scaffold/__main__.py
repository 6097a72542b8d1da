import sys

from scaffold import write_project

write_project(sys.argv[1], "generated")

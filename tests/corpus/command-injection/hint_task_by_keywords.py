import subprocess


def convert(quality, source):
    subprocess.run("convert -quality " + quality + " in.png out.png", shell=True)
    print(len(source))


def start(request):
    convert.apply_async(kwargs={"source": request.GET["source"], "quality": "80"})

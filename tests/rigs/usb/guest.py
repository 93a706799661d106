"""A Linux that has USB gadgets, in QEMU: Debian's kernel with the files of this machine.

Nothing is installed: the kernel's package is unpacked into a folder, the guest sees this
machine's files through a layer that is gone with it.
"""

import gzip
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

PROGRAMS = {
    "qemu-system-x86_64": "qemu-system-x86",
    "busybox": "busybox-static",
    "modprobe": "kmod",
    "cpio": "cpio",
    "udevadm": "udev",
    "chromium": "chromium",
}
MODULES = (
    "virtio_pci", "9pnet_virtio", "9p", "overlay", "evdev", "hid-generic", "usbhid", "cdc-acm",
    "ftdi_sio", "xhci-pci", "usbmon", "libcomposite", "usb_f_acm", "usb_f_hid", "dummy_hcd",
)
OPTIONS = {"dummy_hcd.ko": "num=4"}  # four plugs
MEMORY_MB = 4096
# One processor: of two, one may stand still for a while and the other one types on.
INIT = Path(__file__).with_name("init")


def missing_packages():
    """Return the Debian packages that this machine lacks."""
    path = "/usr/bin:/bin:/usr/sbin:/sbin"
    return [package for name, package in PROGRAMS.items() if not shutil.which(name, path=path)]


def build(folder):
    """Make `vmlinuz` and `initrd` in `folder`, unless they are there."""
    folder.mkdir(parents=True, exist_ok=True)
    kernel = folder / "kernel"
    if not kernel.exists():
        _fetch_kernel(kernel)
    [vmlinuz] = (kernel / "boot").glob("vmlinuz-*")
    shutil.copy(vmlinuz, folder / "vmlinuz")
    with tempfile.TemporaryDirectory() as tree:
        _fill(Path(tree), kernel, vmlinuz.name.removeprefix("vmlinuz-"))
        names = "\n".join(str(path.relative_to(tree)) for path in Path(tree).rglob("*"))
        packed = _output("cpio", "-o", "-H", "newc", "--quiet", cwd=tree, input=names.encode())
    (folder / "initrd").write_bytes(gzip.compress(packed, 1))
    return vmlinuz.name.removeprefix("vmlinuz-")


def boot(folder, shared, accelerator, log):
    """Run `command` of the folder `shared` in the guest; return its exit code, None for none."""
    status = shared / "status"
    status.unlink(missing_ok=True)
    command = [
        "qemu-system-x86_64", "-accel", accelerator, "-cpu", "max", "-smp", "1",
        "-m", str(MEMORY_MB), "-nodefaults", "-display", "none", "-no-reboot",
        "-serial", "stdio", "-device", "qemu-xhci",
        "-kernel", folder / "vmlinuz", "-initrd", folder / "initrd",
        "-append", "console=ttyS0 quiet panic=-1",
        "-virtfs", "local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap",
        "-virtfs", f"local,path={shared},mount_tag=out,security_model=none",
    ]
    with log.open("wb") as output:
        subprocess.run([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=output,
                       stderr=subprocess.STDOUT)
    return int(status.read_text()) if status.exists() else None


def _fetch_kernel(kernel):
    """Unpack the kernel that Debian's `linux-image-amd64` stands for."""
    told = _output("apt-cache", "depends", "linux-image-amd64").decode()
    package = re.search(r"linux-image-\d\S*", told)[0]
    with tempfile.TemporaryDirectory(dir=kernel.parent) as draft:
        _output("apt-get", "download", package, cwd=draft)
        [archive] = Path(draft).glob("*.deb")
        _output("dpkg-deb", "-x", archive, f"{draft}/kernel")
        Path(draft, "kernel").rename(kernel)


def _fill(tree, kernel, version):
    """Put into `tree` what the guest starts with: busybox, `init` and the modules in order."""
    for name in ("bin", "modules", "dev", "proc", "sys"):
        (tree / name).mkdir()
    shutil.copy(shutil.which("busybox"), tree / "bin" / "busybox")
    shutil.copy(INIT, tree / "init")
    (tree / "init").chmod(0o755)
    _output("depmod", "-b", kernel, version)
    order = {}
    for module in MODULES:
        told = _output("modprobe", "-C", "/dev/null", "-d", kernel, "-S", version,
                       "--show-depends", module).decode()
        for path in map(Path, re.findall(r"^insmod (\S+)", told, re.MULTILINE)):
            shutil.copy(path, tree / "modules")
            order[path.name] = OPTIONS.get(path.name, "")
    lines = [f"{name} {options}".strip() for name, options in order.items()]
    (tree / "modules" / "order").write_text("\n".join(lines) + "\n")


def _output(*command, **options):
    environment = {"PATH": "/usr/bin:/bin:/usr/sbin:/sbin"}
    return subprocess.run([str(part) for part in command], check=True, stdout=subprocess.PIPE,
                          env=environment, **options).stdout

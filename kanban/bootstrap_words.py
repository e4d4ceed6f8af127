"""What the bootstrap says, in Indonesian and then English: gettext is not installed yet when these are needed."""

MAKING = "Menyiapkan Papan SOP di {venv} (sekali saja, sekitar setengah menit) …"
INSTALLING = "Memasang paket yang diperlukan …"
READY = "Siap dalam {seconds} detik."
WAITING = "Pemasangan lain sedang berjalan di folder ini; menunggu sampai selesai …"
STOPPED = "Dihentikan. Jalankan lagi perintah yang sama untuk melanjutkan. (Stopped; run the same command again.)"

NOT_OURS = """{venv} sudah ada, tetapi bukan buatan Papan SOP, jadi tidak diubah.
Pindahkan atau hapus folder itu, lalu ulangi; atau aktifkan dan jalankan di dalamnya: pip install -e '.[test]'
({venv} was made by someone else and is left alone: move it away, or install Papan SOP into it.)"""

NO_VENV = """Python ini belum dapat membuat lingkungan sendiri (.venv): ensurepip atau pip tidak ada.
Debian/Ubuntu: sudo apt install python3-venv   Fedora: sudo dnf install python3-pip   Lalu ulangi perintah yang sama.
(This Python has neither ensurepip nor pip: install the package python3-venv, then run the same command again.)"""

NO_PACKAGES = """Paket belum dapat dipasang.
Periksa sambungan internet atau setelan pip (proxy, cermin), lalu ulangi perintah yang sama.
Tanpa internet: di komputer lain jalankan "pip download -r requirements/run.txt -d paket", salin folder paket ke sini,
lalu atur PIP_NO_INDEX=1 dan PIP_FIND_LINKS=paket.
(The packages could not be installed: check the network or pip's settings, then run the same command again.)"""

NOT_WRITABLE = """Folder Papan SOP belum dapat ditulisi: {why}
Periksa izin dan ruang kosong; hentikan Papan SOP yang masih berjalan dari folder ini, lalu ulangi.
(The folder could not be written: check permissions, free space, and that no other Papan SOP runs from it.)"""

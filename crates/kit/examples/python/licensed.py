"""A program that is licensed by a Seatwright server.

It asks once for username and activation code, or enrolls with a deployment key.
"""

import ctypes
import json
import os
import sys

# What YOUR SERVER answers at /activation/v1/keys. Built in: only this server can license the program.
KEYS = {"keys": [{"alg": "EdDSA", "crv": "Ed25519", "kid": "34750f98bd59fcfc", "kty": "OKP",
                  "x": "iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w"}]}

REFUSED = 1


class Refused(Exception):
    """Why a call was not done: `code` is a stable name, `retryable` says whether it may do later."""

    def __init__(self, answer):
        super().__init__(f"{answer['code']}: {answer['detail']}")
        self.code, self.retryable = answer["code"], answer["retryable"]
        self.again_in_seconds = answer.get("again_in_seconds", 3600)


class Client:
    """The client kit; see seatwright.h for what each call does."""

    def __init__(self, library, **config):
        self.kit = ctypes.CDLL(library)
        self.kit.seatwright_string_free.argtypes = [ctypes.c_void_p]
        self.kit.seatwright_string_free.restype = None
        self.kit.seatwright_close.argtypes = [ctypes.c_void_p]
        self.kit.seatwright_close.restype = None
        self.handle = ctypes.c_void_p()
        self._ask(self.kit.seatwright_open, json.dumps(config).encode(), ctypes.byref(self.handle))

    def activate(self, username, code):
        return self._ask(self.kit.seatwright_activate, self.handle, username.encode(), code.encode())

    def move_here(self, username, code):
        """As activate; where no place is free this device takes that of the person's one heard of longest ago."""
        return self._ask(self.kit.seatwright_move_here, self.handle, username.encode(), code.encode())

    def enroll(self, deployment_key, login=""):
        """Takes a place with a deployment key; nobody is asked anything."""
        return self._ask(self.kit.seatwright_enroll, self.handle, deployment_key.encode(), login.encode())

    def claim(self, username, code):
        """The person takes over this device, which a deployment key let in."""
        return self._ask(self.kit.seatwright_claim, self.handle, username.encode(), code.encode())

    def check_in(self, **usage):
        return self._ask(self.kit.seatwright_check_in, self.handle, json.dumps(usage).encode())

    def status(self):
        """The standing; `licensed` in it says whether the program may run."""
        return self._ask(self.kit.seatwright_status, self.handle)

    def keep(self, usage, stop):
        """Checks in whenever it is due until the event `stop` is set: to be run on a thread of its own."""
        wait = self.status()["again_in_seconds"]
        while not stop.wait(wait):
            try:
                wait = self.check_in(**usage())["again_in_seconds"]
            except Refused as refused:
                # The kept lease goes on as long as it lasts.
                wait = refused.again_in_seconds

    def release(self):
        self._ask(self.kit.seatwright_release, self.handle)

    def fingerprint(self):
        """What to give to whoever makes a license file for this device alone."""
        return self._ask(self.kit.seatwright_fingerprint, self.handle)["fingerprint"]

    def offline_request(self, username, code):
        """For a machine without a network: the line to carry to the server in place of activating."""
        words = self.handle, username.encode(), code.encode()
        return self._ask(self.kit.seatwright_offline_request, *words)["request"]

    def accept_license_file(self, text):
        return self._ask(self.kit.seatwright_accept_license_file, self.handle, text.encode())

    def offline_return(self):
        """The line to carry to the server to give the place back."""
        return self._ask(self.kit.seatwright_offline_return, self.handle)["receipt"]

    def close(self):
        self.kit.seatwright_close(self.handle)
        self.handle = ctypes.c_void_p()

    def _ask(self, function, *words):
        answer = ctypes.c_void_p()
        code = function(*words, ctypes.byref(answer))
        told = json.loads(ctypes.string_at(answer).decode())
        self.kit.seatwright_string_free(answer)
        # A standing that is not licensed is an answer, too.
        if code != 0 and not (code == REFUSED and "licensed" in told):
            raise Refused(told)
        return told


def main():
    config = {
        "server": os.environ.get("LICENSE_SERVER", "https://licenses.example.com"),
        "product": "backup",
        "state_file": os.environ.get("LICENSE_STATE", "license.json"),
        # Where the system has no machine id, such as in a container, say what tells this device from others.
        "fingerprint": os.environ.get("LICENSE_DEVICE"),
        "software_version": "5.2.0",
        "keys": KEYS,
    }
    client = Client(os.environ.get("SEATWRIGHT_KIT", "libseatwright_kit.so"), **config)
    try:
        try:
            standing = client.status()
        except Refused as refused:
            if refused.code != "not-activated":
                raise
            standing = None
        # Not activated yet, or refused by the server since, as when staff took this device off.
        if standing is None or standing["refusal"]:
            if key := os.environ.get("DEPLOYMENT_KEY"):
                standing = client.enroll(key)
            else:
                standing = client.activate(input("Username: "), input("Activation code: "))
        if not standing["licensed"]:
            sys.exit(f"not licensed: {standing['code']}")
        print(f"\nlicensed to {standing['lease']['username']}, {standing['lease']['edition']}")
        if "cloud" in standing["features"]:
            print("with cloud")
        client.check_in(storage_used_bytes=1_048_576)
        # A program that runs on has a thread do it: Thread(target=client.keep, args=(usage, stop), daemon=True).
    finally:
        client.close()


if __name__ == "__main__":
    try:
        main()
    except Refused as refused:
        sys.exit(str(refused))

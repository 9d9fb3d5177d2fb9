"""Runs one node of the test cluster: node.py LIBRARY ARGUMENT... It ends when its standard input is closed."""

import ctypes
import sys


class Result(ctypes.Structure):
    _fields_ = [
        ("text", ctypes.c_void_p),
        ("length", ctypes.c_size_t),
        ("vector", ctypes.c_void_p),
        ("seconds", ctypes.c_double),
        ("rows", ctypes.c_uint64),
        ("bytes", ctypes.c_uint64),
        ("error", ctypes.c_char_p),
    ]


arguments = [b"clickhouse"] + [argument.encode() for argument in sys.argv[2:]]
engine = ctypes.CDLL(sys.argv[1])
engine.query_stable_v2.restype = ctypes.POINTER(Result)
engine.query_stable_v2.argtypes = [ctypes.c_int, ctypes.POINTER(ctypes.c_char_p)]
result = engine.query_stable_v2(len(arguments), (ctypes.c_char_p * (len(arguments) + 1))(*arguments, None))
if result and result.contents.error:
    sys.exit(result.contents.error.decode(errors="replace"))

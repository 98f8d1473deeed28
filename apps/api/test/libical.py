"""Reads an iCalendar text from standard input with libical and writes what it understands as JSON."""

import ctypes
import json
import sys

lib = ctypes.CDLL("libical.so.3")


class Time(ctypes.Structure):
    """struct icaltimetype of libical 3."""

    _fields_ = [
        *[(name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second", "is_date", "is_daylight")],
        ("zone", ctypes.c_void_p),
    ]


def function(name, result, *arguments):
    found = getattr(lib, name)
    found.restype, found.argtypes = result, arguments
    return found


pointer, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
parse = function("icalparser_parse_string", pointer, text)
check = function("icalrestriction_check", number, pointer)
errors = function("icalcomponent_count_errors", number, pointer)
as_text = function("icalcomponent_as_ical_string", text, pointer)
kind = function("icalcomponent_string_to_kind", number, text)(b"VEVENT")
first = function("icalcomponent_get_first_component", pointer, pointer, number)
following = function("icalcomponent_get_next_component", pointer, pointer, number)
uid = function("icalcomponent_get_uid", text, pointer)
summary = function("icalcomponent_get_summary", text, pointer)
sequence = function("icalcomponent_get_sequence", number, pointer)
start = function("icalcomponent_get_dtstart", Time, pointer)
end = function("icalcomponent_get_dtend", Time, pointer)
seconds = function("icaltime_as_timet_with_zone", ctypes.c_long, Time, pointer)

calendar = parse(sys.stdin.buffer.read())
if not calendar:
    sys.exit("libical reads no calendar in it")
holds = check(calendar) == 1
events = []
event = first(calendar, kind)
while event:
    began, ended = start(event), end(event)
    events.append(
        {
            "uid": uid(event).decode(),
            "summary": summary(event).decode(),
            "sequence": sequence(event),
            "startsAt": seconds(began, began.zone),
            "endsAt": seconds(ended, ended.zone),
        }
    )
    event = following(calendar, kind)
told = [line for line in as_text(calendar).decode().splitlines() if line.startswith("X-LIC-ERROR")]
json.dump({"valid": holds, "errors": errors(calendar), "told": told, "events": events}, sys.stdout)

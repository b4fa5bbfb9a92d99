# shellcheck shell=sh
# What the scripts of this folder share. Sourced after `set -eu`; the caller has set ROOT, the
# absolute path of the checkout.

NAME="Networking Journal"
VENV=$ROOT/.venv

# Debian's and Ubuntu's names: Qt's libraries, what its X11 and Wayland plugins load, printing.
# Where a package was renamed for 64-bit time (libcups2t64), the old name is understood too.
PROGRAM_PACKAGES="libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0
libgssapi-krb5-2 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0
libwayland-client0 libwayland-cursor0 libwayland-egl1 libcups2 fonts-dejavu-core tzdata"

# An empty HOME would make pip keep its cache in the root folder; without one it asks the system.
[ -n "${HOME:-}" ] || unset HOME

say() {
    printf '%s\n' "$*" >&2
}

fail() {
    say "$*"
    exit 1
}

# quietly COMMAND...: its words are kept in LOG until the next one, and shown only by show_log.
LOG=
quietly() {
    [ -n "$LOG" ] || LOG=$(mktemp)
    "$@" >"$LOG" 2>&1 </dev/null
}

forget_log() {
    [ -z "$LOG" ] || rm -f "$LOG"
    LOG=
}
trap forget_log EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# The line that says what went wrong; all that was said when a machine reads it.
show_log() {
    if [ -n "${CI:-}" ]; then
        cat "$LOG" >&2
    else
        sed -n 's/^ *\(E: .*\|ERROR: .*\)/\1/p' "$LOG" | tail -n 1 >&2
    fi
}

# A Python that the program runs on, in $python: `python3` before those with a number.
find_python() {
    for python in python3 python3.13 python3.12 python3.11 python3.14; do
        if "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null
        then
            return 0
        fi
    done
    python=
    return 1
}

# install_packages PURPOSE PACKAGE...: those that are missing, and Python if there is none.
install_packages() {
    purpose=$1
    shift
    if ! find_python; then
        if command -v python3 >/dev/null; then
            fail "$NAME needs Python 3.11 to 3.14, but python3 is $(python3 --version 2>&1)." \
                "Install a newer one beside it (Ubuntu 22.04 has python3.11 and python3.11-venv)" \
                "and start again."
        fi
        set -- python3 python3-venv "$@"
    elif ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        set -- "$python-venv" "$@"
    fi
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        [ -n "$python" ] || fail "$NAME needs Python 3.11 to 3.14; install it and start again."
        return 0 # not Debian's family: the libraries are taken as given
    fi

    # shellcheck disable=SC2046 # one word per package is meant
    installed=$(dpkg-query -W -f=' ${db:Status-Abbrev}${Package};' "$@" $(printf '%st64 ' "$@") \
        2>/dev/null) || true
    missing=
    for package in "$@"; do
        case $installed in
        *" ii $package;"* | *" ii ${package}t64;"*) ;;
        *) missing="$missing $package" ;;
        esac
    done
    if [ -n "$missing" ]; then
        # shellcheck disable=SC2086
        apt_install "$purpose" $missing
    fi
    find_python || fail "$NAME needs Python 3.11 to 3.14, but python3 is $(python3 --version 2>&1)."
}

# apt_install PURPOSE PACKAGE...: as root, through sudo, or not at all.
apt_install() {
    purpose=$1
    shift
    by_hand="apt-get update && apt-get install --no-install-recommends $*"
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "$NAME needs system packages for $purpose, and there is" \
            "no sudo here; run this as root, then start again: $by_hand"
        as_root=sudo
    fi
    say "Installing system packages for $purpose${as_root:+ (with sudo)}: $*"
    # shellcheck disable=SC2016 # expanded by the inner shell
    quietly $as_root sh -c '
        export DEBIAN_FRONTEND=noninteractive
        dpkg --configure -a # mends an installation that was interrupted
        apt-get update -qq  # one broken source must not stop us: what counts is the next line
        exec apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 "$@"
        ' sh "$@" || {
        show_log
        fail "The system packages could not be installed (is there a network?);" \
            "run this as root to see why: $by_hand"
    }
}

# What the environment was made from; when it changes, it is made anew.
environment_key() {
    printf '%s %s\n' "$(sha256sum <"$ROOT/pyproject.toml")" "$(environment_place)"
}

# Its Python and its folder: pip writes both into it.
environment_place() {
    printf '%s %s' "$(readlink -f "$VENV/bin/python")" "$ROOT"
}

# ready program|tests: is the environment whole and of this pyproject.toml?
ready() {
    [ -x "$VENV/bin/python" ] && [ -f "$VENV/ready-for-$1" ] &&
        IFS= read -r ready_key <"$VENV/ready-for-$1" && [ "$ready_key" = "$(environment_key)" ]
}

# set_up program|tests: system packages and the environment, unless all that was done before.
set_up() {
    if ready "$1"; then
        return 0
    fi
    exec 9<"$ROOT/pyproject.toml"
    if command -v flock >/dev/null && ! flock -n 9; then
        say "Another start is setting things up; waiting for it."
        flock 9
    fi
    if ! ready "$1"; then
        # shellcheck disable=SC2086 # one word per package is meant
        install_packages "the window, its letters and printing" $PROGRAM_PACKAGES
        make_environment "$1"
    fi
    exec 9<&-
    forget_log
}

make_environment() {
    parts=.
    [ "$1" = program ] || parts=".[test]"
    say "Fetching Python packages (Qt is the large one, about 80 MB) into $VENV, this once."
    # An environment that was whole, here and with the Python it has, gets what is new; any other
    # is replaced.
    case $(cat "$VENV"/ready-for-* 2>/dev/null) in
    *" $(environment_place)"*) ;;
    *)
        quietly "$python" -m venv --clear "$VENV" || {
            show_log
            fail "The Python environment could not be made in $VENV: may you write there," \
                "and is there room on the disk?"
        }
        ;;
    esac
    rm -f "$VENV"/ready-for-*
    (
        cd "$ROOT"
        # by the environment: pip calls itself once more to build, without our options
        export PIP_RETRIES=2 PIP_NO_INPUT=1 PIP_DISABLE_PIP_VERSION_CHECK=1
        quietly "$VENV/bin/python" -m pip install -q -e "$parts"
    ) || {
        show_log
        fail "The Python packages could not be fetched: check the network (and the free space" \
            "on the disk), then start again."
    }
    environment_key >"$VENV/ready-for-program"
    [ "$1" = program ] || environment_key >"$VENV/ready-for-$1"
}

"""Find what the user names: a rule, a finding, policies; with what was likely meant where not."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from clauses.errors import UsageError

if TYPE_CHECKING:
    from clauses.records import Policy, Profile, Refused, Rule

SHORTEST_FINDING_ID = 6


def rule_named(name: str, policies: Sequence["Policy"]) -> "Rule":
    """Return the rule of that id, capitals aside. Raises UsageError with the ids most like it."""
    rules = {rule.id.casefold(): rule for policy in policies for rule in policy.rules}
    if name.casefold() in rules:
        return rules[name.casefold()]
    advice = _similar(name, [rule.id for rule in rules.values()])
    raise UsageError(
        f"no rule is called {name}",
        f"{advice or '`clauses policies show ID` lists them'} (for a finding, add --of FILE)",
    )


def finding_id(text: str) -> str:
    """Return the beginning of a finding id in small letters. Raises UsageError for other text."""
    wanted = text.lower()
    if len(wanted) < SHORTEST_FINDING_ID or set(wanted) - set("0123456789abcdef"):
        raise UsageError(
            f"{text} is no finding id",
            f"give at least {SHORTEST_FINDING_ID} of its hexadecimal digits, as the report has it",
        )
    return wanted


def _similar(name: str, names: Sequence[str]) -> str:
    from difflib import get_close_matches

    folded = {known.casefold(): known for known in names}
    close = [folded[match] for match in get_close_matches(name.casefold(), folded)]
    return f"did you mean {' or '.join(close)}?" if close else ""


def policies_named(names: Sequence[str] | None) -> tuple["Policy", ...]:
    """Return the policies named by file or id; all that come with clauses where none is named."""
    from clauses.judgement import bundled_policies, load_policies

    return load_policies(policy_paths(names) if names else bundled_policies())


def policy_paths(names: Sequence[str]) -> tuple[Path, ...]:
    """Return the files of the policies named by file or id. Raises UsageError for another name."""
    from clauses.judgement import bundled_policies

    own = {name: Path(name) for name in names if Path(name).is_file()}
    if len(own) < len(set(names)):
        bundled = {path.stem: path for path in bundled_policies()}
        for name in names:
            if name not in own and name not in bundled:
                raise UsageError(
                    f"no policy file or id {name}",
                    _similar(name, list(bundled)) or "`clauses policies list` names them",
                )
        own = bundled | own
    return tuple(dict.fromkeys(own[name] for name in names))


def profiles_named(names: Sequence[str]) -> tuple["Profile", ...]:
    """Return the profiles of those ids, each once. Raises UsageError with the ids most like it."""
    from clauses.judgement import bundled_profiles

    known = {profile.id: profile for profile in bundled_profiles()}
    for name in names:
        if name not in known:
            advice = _similar(name, list(known)) or f"use one of: {', '.join(known)}"
            raise UsageError(f"no profile is called {name}", advice)
    return tuple(dict.fromkeys(known[name] for name in names))


def judged_by(
    profile_names: Sequence[str] | None, policy_names: Sequence[str] | None
) -> tuple[tuple["Policy", ...], tuple[str, ...], tuple["Refused", ...]]:
    """Return the policies of the profiles and those named besides, the profiles, what is faulty.

    Where neither is named, the default profile is meant. A policy at fault is left out, and each
    of its faults returned as an input that could not be read. Raises UsageError for an unknown
    name, PolicyError where no policy is left.
    """
    from clauses.errors import PolicyError
    from clauses.judgement import bundled_policy, profiled, sound_policies
    from clauses.records import Refused

    if not profile_names and not policy_names:
        profile_names = ["default"]
    profiles = profiles_named(profile_names or ())
    paths = [bundled_policy(name) for profile in profiles for name in profile.policies]
    paths += policy_paths(policy_names or ())
    policies, faults = sound_policies(tuple(dict.fromkeys(paths)))
    if not policies:
        raise PolicyError(tuple(map(str, faults)))
    refused = tuple(
        Refused(f"{fault.file}:{fault.line}:{fault.column}", fault.found, fault.advice)
        for fault in faults
    )
    return profiled(policies, profiles), tuple(one.id for one in profiles), refused

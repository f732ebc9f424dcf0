"""Find what the user names: a rule, a finding, policies; with what was likely meant where not."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from clauses.errors import UsageError

if TYPE_CHECKING:
    from clauses.deal_files import DealFiles
    from clauses.judgement.vendors import Vendor
    from clauses.records import Policy, Profile, Refused, Report, Rule

SHORTEST_FINDING_ID = 6


def rule_named(name: str, policies: Sequence["Policy"]) -> "Rule":
    """Return the rule of that id, capitals aside. Raises UsageError with the ids most like it."""
    rules = {rule.id.casefold(): rule for policy in policies for rule in policy.rules}
    if name.casefold() in rules:
        return rules[name.casefold()]
    advice = similar(name, [rule.id for rule in rules.values()])
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


def similar(name: str, names: Sequence[str]) -> str:
    """Return "did you mean ...?" with those of `names` most like `name`, or an empty text."""
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
                    similar(name, list(bundled)) or "`clauses policies list` names them",
                )
        own = bundled | own
    return tuple(dict.fromkeys(own[name] for name in names))


def profiles_named(names: Sequence[str]) -> tuple["Profile", ...]:
    """Return the profiles of those ids, each once. Raises UsageError with the ids most like it."""
    from clauses.judgement import bundled_profiles

    known = {profile.id: profile for profile in bundled_profiles()}
    for name in names:
        if name not in known:
            advice = similar(name, list(known)) or f"use one of: {', '.join(known)}"
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


def report_in(path: Path) -> "Report | None":
    """Return the report in the JSON file at `path`; None where it is no JSON file.

    Raises UsageError where a JSON file is no report, or cannot be read.
    """
    from clauses.renderers.to_json import read_report

    if path.suffix.lower() != ".json" or not path.is_file():
        return None
    try:
        return read_report(path.read_text("utf-8"))
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8 text", "give a report of clauses") from error
    except UsageError as error:
        raise UsageError(f"{path}: {error.found}", error.advice) from error


def vendors_in(path: Path | None) -> tuple["Vendor", ...]:
    """Return the list of vendors in the file, or the one that comes with clauses.

    Raises PolicyError with its faults, UsageError where it cannot be read.
    """
    from clauses.judgement import bundled_vendors, load_vendors

    if path is None:
        return bundled_vendors()
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{path}: {error}", "give a TOML file like clauses/vendors.toml"
        ) from error
    return load_vendors(text, str(path))


def own_profiles(
    deals: Sequence["Path | DealFiles"],
    profile_names: Sequence[str] | None,
    policy_names: Sequence[str] | None,
) -> tuple[tuple["Path | DealFiles", ...], tuple["Refused", ...]]:
    """Return the deals whose manifest names profiles with the policies of these.

    What is named on the command line goes before a manifest. A deal that names an unknown profile
    is refused, the others are not.
    """
    from dataclasses import replace

    from clauses.records import Refused

    made: list[Path | DealFiles] = []
    refused: list[Refused] = []
    for deal in deals:
        if isinstance(deal, Path) or profile_names or not deal.manifest.profiles:
            made.append(deal)
            continue
        try:
            policies, _, _ = judged_by(deal.manifest.profiles, policy_names)
        except UsageError as error:
            refused.append(Refused(f"the manifest of {deal.id}", error.found, error.advice))
            continue
        made.append(replace(deal, policies=policies))
    return tuple(made), tuple(refused)


def files_of(deals: Sequence["Path | DealFiles"]) -> tuple[Path, ...]:
    """Return the documents of the deals."""
    return tuple(
        path for deal in deals for path in ((deal,) if isinstance(deal, Path) else deal.paths)
    )


def all_policies(
    policies: Sequence["Policy"], deals: Sequence["Path | DealFiles"]
) -> tuple["Policy", ...]:
    """Return the policies of a run, and those that only single deals are judged by."""
    found = {policy.id: policy for policy in policies}
    for deal in deals:
        for policy in () if isinstance(deal, Path) else deal.policies or ():
            found.setdefault(policy.id, policy)
    return tuple(found.values())

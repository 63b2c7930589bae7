"""How findings are told: a line each with the fix under it, or JSON."""

import json
from collections.abc import Iterable

import typer

from bot.cli.doctor.finding import Finding

SOUND, SICK = 0, 1


def tell(findings: Iterable[Finding]) -> int:
    """Each as soon as it is made; the exit code."""
    troubles = 0
    for finding in findings:
        typer.echo(f"{'✓' if finding.is_well else '✗'} {finding.said}")
        if finding.fix:
            troubles += 1
            typer.echo(f"  Fix: {finding.fix}")
    typer.echo("All is well." if not troubles else f"{troubles} to fix.")
    return SICK if troubles else SOUND


def tell_as_json(findings: Iterable[Finding]) -> int:
    made = list(findings)
    is_well = all(finding.is_well for finding in made)
    checks = [{"about": one.about, "ok": one.is_well, "said": one.said, "fix": one.fix} for one in made]
    typer.echo(json.dumps({"ok": is_well, "checks": checks}, ensure_ascii=False, indent=2))
    return SOUND if is_well else SICK

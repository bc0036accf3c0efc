using static Infra.Schemas.Cel.Define;

namespace Infra.Schemas.Cel;

/// <summary>Versions.</summary>
internal static class Semvers
{
    public static IEnumerable<Overload> All { get; } =
    [
        Global<string>("semver", CelType.Semver, (_, text) => Read(text, false)),
        Global<string, bool>("semver", CelType.Semver, (_, text, normalizes) => Read(text, normalizes)),
        Global<string>("isSemver", CelType.Bool, (_, text) => Values.Of(Semver.Parse(text, false) is not null)),
        Global<string, bool>("isSemver", CelType.Bool, (_, text, normalizes) => Values.Of(Semver.Parse(text, normalizes) is not null)),
        Member<Semver>("major", CelType.Int, (_, version) => version.Major),
        Member<Semver>("minor", CelType.Int, (_, version) => version.Minor),
        Member<Semver>("patch", CelType.Int, (_, version) => version.Patch),
        Member<Semver, Semver>("isGreaterThan", CelType.Bool, (_, a, b) => Values.Of(a.CompareTo(b) > 0)),
        Member<Semver, Semver>("isLessThan", CelType.Bool, (_, a, b) => Values.Of(a.CompareTo(b) < 0)),
        Member<Semver, Semver>("compareTo", CelType.Int, (_, a, b) => (long)a.CompareTo(b)),
    ];

    private static object Read(string text, bool normalizes) => Semver.Parse(text, normalizes) ?? (object)new Failure($"invalid version: \"{text}\"");
}

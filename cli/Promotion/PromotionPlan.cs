using Infra.Wording;
namespace Infra.Promotion;

/// <summary>What a promotion moves, what it leaves, and what it warns of.</summary>
internal sealed record PromotionPlan(IReadOnlyList<ReleaseMove> Moves, IReadOnlyList<ReleaseLeft> Left, IReadOnlyList<string> Warnings)
{
    /// <summary>Plans a promotion.</summary>
    /// <exception cref="RefusedException">Nothing can be moved, or a moving tag would be.</exception>
    public static PromotionPlan Of(string from, Release source, string to, Release target, IReadOnlyList<Release> past,
        IReadOnlyList<string> only)
    {
        RefuseUnknown(from, source, only);
        var moves = new List<ReleaseMove>();
        var left = new List<ReleaseLeft>();
        var comparable = 0;
        foreach (var (key, image) in Wanted(source, Release.ImagesKey, only))
        {
            var path = $"{Release.ImagesKey}.{key}";
            if (target.Images.GetValueOrDefault(key) is not { } now)
            {
                left.Add(new ReleaseLeft(path, $"{to} has no image of this name"));
                continue;
            }

            var (value, reason) = Counterpart(key, image, source, now, target, past, from, to);
            if (value is null)
            {
                left.Add(new ReleaseLeft(path, reason!));
                continue;
            }

            comparable++;
            Add(moves, Release.ImagesKey, key, now, value);
            if (value != now || source.Revisions.ContainsKey(key))
                Add(moves, Release.RevisionsKey, key, target.Revisions.GetValueOrDefault(key), source.Revisions.GetValueOrDefault(key));
        }

        foreach (var (key, version) in Wanted(source, Release.VersionsKey, only))
        {
            if (target.Versions.GetValueOrDefault(key) is { } now)
            {
                comparable += version == now ? 0 : 1;
                Add(moves, Release.VersionsKey, key, now, version);
            }
            else if (only.Count > 0)
            {
                left.Add(new ReleaseLeft($"{Release.VersionsKey}.{key}", $"{to} has no version of this name"));
            }
        }

        // What the target runs newer than the source does not go back there either.
        foreach (var move in moves.ToList())
        {
            if (WayBack.Refuses(move) is { } reason)
            {
                left.Add(new ReleaseLeft(move.Path, reason));
                moves.RemoveAll(other => other == move || (other.Group == Release.RevisionsKey && other.Key == move.Key));
            }
        }

        if (comparable == 0)
        {
            throw new RefusedException(new Diagnostic(Codes.NothingComparable, $"{from} -> {to}",
                string.Join("\n  ", left.Select(value => $"{value.Path}: {value.Reason}")) is { Length: > 0 } reasons
                    ? reasons
                    : "no key in common",
                "stacks that run the same images, or images with revisions that both have recorded",
                "record revisions with `infra release <stack> set <image>=<reference> --revision <commit>`"));
        }

        return new PromotionPlan(moves, left, Judge(to, moves));
    }

    /// <summary>What is to be said about images that would run.</summary>
    /// <exception cref="RefusedException">A tag moves.</exception>
    public static IReadOnlyList<string> Judge(string to, IReadOnlyList<ReleaseMove> moves)
    {
        var images = moves.Where(move => move is { Group: Release.ImagesKey, New: not null })
            .Select(move => (move.Key, Image: ImageName.Parse(move.New!), move.New)).ToList();
        var moving = images.Where(image => image.Image.IsMoving)
            .Select(image =>
                new Diagnostic(Codes.MovingTag, $"stack {to}, infra:images.{image.Key}", SettingPath.Shown(image.New!),
                    "a tag that is built once, or a digest",
                "name the tag of the build, or add @sha256: and its digest")).ToList();
        return moving.Count > 0
            ? throw new RefusedException(moving)
            : [.. images.Where(image => image.Image.Digest is null)
                .Select(image =>
                    $"images.{image.Key} goes by its tag alone ({image.Image.Tag}); with its digest it could not become another image")];
    }

    // The same repository: the reference itself. Another one: what the target knows to be built from the same revision.
    private static (string? Value, string? Reason) Counterpart(
        string key, string image, Release source, string now, Release target, IReadOnlyList<Release> past, string from, string to)
    {
        var (one, other) = (ImageName.Parse(image).Repository, ImageName.Parse(now).Repository);
        if (one == other)
            return (image, null);

        if (source.Revisions.GetValueOrDefault(key) is not { } revision)
            return (null, $"not comparable: {one} is not {other}, and {from} does not say from which revision its image was built");

        var known = past.Prepend(target).FirstOrDefault(release => release.Images.GetValueOrDefault(key) is { } built
            && ImageName.Parse(built).Repository == other && IsSameRevision(release.Revisions.GetValueOrDefault(key), revision));
        return known is not null
            ? (known.Images[key], null)
            : (null,
                $"not comparable: {one} is not {other}, and {to} has recorded no image of revision {revision}; when it is built, `infra release {to} set {key}={other}:<tag> --revision {revision}`");
    }

    private static bool IsSameRevision(string? one, string other) => one is not null
        && (one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal));

    private static IEnumerable<KeyValuePair<string, string>> Wanted(Release source, string group, IReadOnlyList<string> only) =>
        source.Group(group).Where(entry => only.Count == 0 || only.Contains(entry.Key) || only.Contains($"{group}.{entry.Key}"))
            .OrderBy(entry => entry.Key, StringComparer.Ordinal);

    private static void Add(List<ReleaseMove> moves, string group, string key, string? old, string? @new)
    {
        if (old != @new)
            moves.Add(new ReleaseMove(group, key, old, @new));
    }

    private static void RefuseUnknown(string from, Release source, IReadOnlyList<string> only)
    {
        var known = source.Images.Keys.Concat(source.Versions.Keys).Order(StringComparer.Ordinal).ToList();
        var unknown = only.Where(key => !known.Contains(key) && !source.Images.Keys.Any(name => key == $"{Release.ImagesKey}.{name}")
            && !source.Versions.Keys.Any(name => key == $"{Release.VersionsKey}.{name}")).ToList();
        if (unknown.Count > 0)
            throw new RefusedException(unknown.Select(key => NotRun(from, key, known)));
    }

    /// <summary>Says that a stack does not run something.</summary>
    public static Diagnostic NotRun(string stack, string key, IReadOnlyList<string> known) =>
        new(Codes.NotInRelease, $"stack {stack}", SettingPath.Shown(key), Words.OneOf(known),
        DidYouMean.Fix(key, known));
}

using System.Collections;

namespace Infra.Promotion;

/// <summary>What a stack runs: its images, the versions of its platform, and the revisions that its images were built from.</summary>
internal sealed record Release
{
    public const string ImagesKey = "images";

    public const string VersionsKey = "versions";

    public const string RevisionsKey = "revisions";

    /// <summary>The keys that a release consists of.</summary>
    public static IReadOnlyList<string> Keys { get; } = [ImagesKey, VersionsKey, RevisionsKey];

    /// <summary>The images, by key.</summary>
    public IReadOnlyDictionary<string, string> Images { get; init; } = new Dictionary<string, string>();

    /// <summary>The versions, by key.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; init; } = new Dictionary<string, string>();

    /// <summary>The revisions, by the image's key.</summary>
    public IReadOnlyDictionary<string, string> Revisions { get; init; } = new Dictionary<string, string>();

    /// <summary>What bound settings run, with the versions that the program pins.</summary>
    public static Release Of(StackSettings settings)
    {
        var root = (RecordType)SettingType.Of(settings.Definition.Settings);
        Dictionary<string, string> Group(string key)
        {
            var found = new Dictionary<string, string>(StringComparer.Ordinal);
            if (root.Keys.FirstOrDefault(setting => setting.Name == key) is { } setting)
                Flatten(setting.Type, setting.Property.GetValue(settings.Values), "", found);

            return found;
        }

        return new Release { Images = Group(ImagesKey), Versions = Group(VersionsKey), Revisions = Group(RevisionsKey) };
    }

    /// <summary>What a stack file says, whatever program it was for.</summary>
    public static Release Of(MapNode root)
    {
        var config = root.Map("config");
        Dictionary<string, string> Group(string key)
        {
            var found = new Dictionary<string, string>(StringComparer.Ordinal);
            Flatten(config?.Entries.FirstOrDefault(entry => ReleaseText.IsKey(entry.Key, key)).Value, "", found);
            return found;
        }

        return new Release { Images = Group(ImagesKey), Versions = Group(VersionsKey), Revisions = Group(RevisionsKey) };
    }

    /// <summary>Whether two releases are the same.</summary>
    public bool IsSame(Release other) => other is not null
        && Same(Images, other.Images) && Same(Versions, other.Versions) && Same(Revisions, other.Revisions);

    public IReadOnlyDictionary<string, string> Group(string key) =>
        key switch { ImagesKey => Images, VersionsKey => Versions, _ => Revisions };

    private static bool Same(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(entry => other.GetValueOrDefault(entry.Key) == entry.Value);

    private static void Flatten(SettingType type, object? value, string path, Dictionary<string, string> found)
    {
        switch (type, value)
        {
            case (TextType, string text):
                found[path] = text;
                break;
            case (RecordType record, not null):
                foreach (var key in record.Keys)
                    Flatten(key.Type, key.Property.GetValue(value), SettingPath.Key(path, key.Name), found);

                break;
            case (MapType map, IEnumerable entries):
                foreach (var entry in entries)
                {
                    var key = map.Written(entry.GetType().GetProperty("Key")!.GetValue(entry)!);
                    Flatten(map.Value, entry.GetType().GetProperty("Value")!.GetValue(entry), SettingPath.Key(path, key), found);
                }

                break;
        }
    }

    private static void Flatten(Node? node, string path, Dictionary<string, string> found)
    {
        switch (node)
        {
            case ScalarNode { Value: not null } scalar when path.Length > 0:
                found[path] = scalar.Written();
                break;
            case MapNode map:
                foreach (var (key, value) in map.Entries)
                    Flatten(value, SettingPath.Key(path, key), found);

                break;
        }
    }
}

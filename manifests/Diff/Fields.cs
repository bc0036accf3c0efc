namespace Infra.Diff;

/// <summary>What is known about the fields of a kind: a tree beside the object's own, so that both are walked at once.</summary>
internal sealed class Fields
{
    private const string Any = "*";

    private readonly Dictionary<string, Fields> _below = new(StringComparer.Ordinal);

    /// <summary>Nothing is known.</summary>
    public static Fields None { get; } = new();

    /// <summary>What is known about this field.</summary>
    public FieldRule Rule { get; private set; } = FieldRule.None;

    public static Fields Of(params ReadOnlySpan<(string Path, FieldRule Rule)> rules)
    {
        var root = new Fields();
        foreach (var (path, rule) in rules)
        {
            var at = root.Make(path);
            at.Rule = at.Rule.And(rule);
        }

        return root;
    }

    /// <summary>What is known about a key or item.</summary>
    public Fields Below(string key) => _below.TryGetValue(key, out var known) || _below.TryGetValue(Any, out known) ? known : None;

    /// <summary>What is known about every item of this list.</summary>
    public Fields Item => Below(Any);

    /// <summary>These fields, and others below one of them.</summary>
    public Fields With(string path, Fields others)
    {
        var copy = new Fields();
        copy.Take(this);
        copy.Make(path).Take(others);
        return copy;
    }

    private void Take(Fields other)
    {
        Rule = Rule.And(other.Rule);
        foreach (var (key, below) in other._below)
            Make(key).Take(below);
    }

    private Fields Make(string path)
    {
        var at = this;
        foreach (var key in path.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!at._below.TryGetValue(key, out var next))
                at._below[key] = next = new Fields();

            at = next;
        }

        return at;
    }
}

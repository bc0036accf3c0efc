namespace Infra.Schemas;

/// <summary>The place of a walk in an object. It is written out only where something is wrong.</summary>
internal sealed class SchemaPath
{
    private readonly List<(string? Key, int Index)> _parts = [];

    /// <summary>Goes to a field.</summary>
    public void Push(string key) => _parts.Add((key, 0));

    /// <summary>Goes to an item of a list.</summary>
    public void Push(int index) => _parts.Add((null, index));

    /// <summary>Goes back.</summary>
    public void Pop() => _parts.RemoveAt(_parts.Count - 1);

    /// <summary>The key of the field that the walk is in, or null in a list.</summary>
    public string? Key => _parts is [.., var last] ? last.Key : null;

    /// <summary>The key of the list that the walk is in an item of; null elsewhere.</summary>
    public string? ListKey => _parts is [.., var list, (null, _)] ? list.Key : null;

    /// <summary>How deep the walk is.</summary>
    public int Depth => _parts.Count;

    /// <summary>Whether the walk is in or below a field of the object.</summary>
    public bool IsIn(string field) => _parts is [(var first, _), ..] && first == field;

    /// <summary>The place of a field under this one.</summary>
    public string Of(string key) => NodePath.Of(ToString(), key);

    /// <inheritdoc/>
    public override string ToString() =>
        _parts.Aggregate("", (path, part) => part.Key is { } key ? NodePath.Of(path, key) : NodePath.Of(path, part.Index));
}

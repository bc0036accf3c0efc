namespace Infra.Import;

/// <summary>The names of resources, which are unique among those of one type.</summary>
internal sealed class ResourceNames
{
    private readonly HashSet<(string Kind, string Name)> _taken = [];
    private readonly HashSet<(string Kind, string Name)> _several;

    public ResourceNames(IEnumerable<ImportedObject> objects)
    {
        _several = [.. objects.GroupBy(one => (one.Kind, one.Id.Name)).Where(group => group.Skip(1).Any()).Select(group => group.Key)];
    }

    /// <summary>The name of an object's resource: the object's, behind its namespace's where several have it.</summary>
    public string Of(ImportedObject one) =>
        _several.Contains((one.Kind, one.Id.Name)) && one.Space is not null ? $"{one.Space}-{one.Id.Name}" : one.Id.Name;

    /// <summary>Takes the name of a resource that a component makes.</summary>
    public void Take(string kind, string name) => _taken.Add((kind, name));

    /// <summary>The name of a resource of its own, which no component's has.</summary>
    public string Free(ImportedObject one)
    {
        var name = Of(one);
        for (var wanted = name; !_taken.Add((one.Kind, name));)
            name = $"{wanted}-object";

        return name;
    }
}

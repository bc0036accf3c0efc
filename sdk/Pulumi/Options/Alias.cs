namespace Pulumi;

/// <summary>A former identity of a resource: a URN, or the parts that differed.</summary>
public sealed class Alias
{
    public string? Urn { get; set; }

    public Input<string>? Name { get; set; }

    public Input<string>? Type { get; set; }

    public Input<string>? Stack { get; set; }

    public Input<string>? Project { get; set; }

    public Resource? Parent { get; set; }

    public Input<string>? ParentUrn { get; set; }

    public bool NoParent { get; set; }

    /// <summary>Throws if the alias names more than one identity.</summary>
    internal Alias Check()
    {
        if (Urn is not null)
        {
            RefuseBesideUrn(Name, nameof(Name));
            RefuseBesideUrn(Type, nameof(Type));
            RefuseBesideUrn(Project, nameof(Project));
            RefuseBesideUrn(Stack, nameof(Stack));
            RefuseBesideUrn(Parent, nameof(Parent));
            RefuseBesideUrn(ParentUrn, nameof(ParentUrn));
            RefuseBesideUrn(NoParent ? this : null, nameof(NoParent));
        }
        else if ((Parent is null ? 0 : 1) + (ParentUrn is null ? 0 : 1) + (NoParent ? 1 : 0) > 1)
        {
            throw new ArgumentException("Only specify one of 'Parent', 'ParentUrn' or 'NoParent' in an Alias");
        }

        return this;
    }

    private static void RefuseBesideUrn(object? value, string name)
    {
        if (value is not null)
            throw new ArgumentException($"Alias should not specify both Urn and {name}");
    }
}

namespace Infra.Schemas;

/// <summary>What is known about a kind of an API version.</summary>
/// <param name="Schema">What its objects hold.</param>
/// <param name="IsNamespaced">Whether its objects belong to a namespace; null where nothing says so.</param>
/// <param name="IsCustom">Whether it comes with a CustomResourceDefinition.</param>
internal sealed record KindSchema(Schema Schema, bool? IsNamespaced, bool IsCustom)
{
    /// <summary>Whether it is a schema of the assembly, of which a cluster may have another version. Default: no.</summary>
    public bool IsShipped { get; init; }
}

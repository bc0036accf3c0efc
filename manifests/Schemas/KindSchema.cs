namespace Infra.Schemas;

/// <summary>What is known about a kind of an API version.</summary>
/// <param name="Schema">What its objects hold.</param>
/// <param name="IsNamespaced">Whether its objects belong to a namespace; null where nothing says so.</param>
/// <param name="IsCustom">Whether it comes with a CustomResourceDefinition.</param>
internal sealed record KindSchema(Schema Schema, bool? IsNamespaced, bool IsCustom)
{
    /// <summary>Whether the schema is one of those in the assembly, so that a cluster may have another version of it. Default: no.</summary>
    public bool IsShipped { get; init; }
}

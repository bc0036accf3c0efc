namespace Infra.Components.Databases;

/// <summary>An endpoint that applications use, such as that of a pooler.</summary>
/// <param name="Endpoint">Where it answers.</param>
internal sealed record Served(Endpoint Endpoint) : IServes;

namespace Infra.Components.Tests.Clusters.Machines;

/// <summary>How a command on a machine ended.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Errors">What it complained about.</param>
public sealed record Answer(int Code, string Output, string Errors);

namespace Infra.Components.Delivery;

/// <summary>What runs on the code before its image is built: tests, or what makes the files that the Dockerfile copies.</summary>
public sealed record PipelineStep
{
    /// <summary>Its name: a DNS label.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>The image that it runs in, as user 1000.</summary>
    [Image]
    public required string Image { get; init; }

    /// <summary>The script, for <c>sh</c>. It ends at the first command that fails.</summary>
    public required string Script { get; init; }

    /// <summary>The CPU and memory. Default: <c>500m</c> and <c>1Gi</c>.</summary>
    public Resources Resources { get; init; } = new("500m", "1Gi");
}

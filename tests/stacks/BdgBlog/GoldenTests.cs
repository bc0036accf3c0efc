using Infra.Hermetic;
using Infra.Rendering;
using Infra.Tests.Support;

namespace Infra.Stacks.Tests.BdgBlog;

/// <summary>Everything that the two stacks render, as a reviewer has read it.</summary>
public sealed class GoldenTests
{
    [Fact]
    public void Production_renders_what_was_reviewed() => Compare(Runs.Prod);

    [Fact]
    public void The_machine_of_development_renders_what_was_reviewed() => Compare(Runs.Dev);

    private static void Compare(StackResult result)
    {
        using var rendered = new TemporaryFolder();
        ManifestRendering.Write(result.Inventory, rendered.Folder, ChartStyle.Argo);
        Golden.IsFolder($"BdgBlog/golden/{result.Stack}", rendered.Folder, "*.yaml");
    }
}

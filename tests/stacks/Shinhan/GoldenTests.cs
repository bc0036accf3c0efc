using Infra.Hermetic;
using Infra.Rendering;
using Infra.Tests.Support;

namespace Infra.Stacks.Tests.Shinhan;

/// <summary>Everything that the stack renders, as a reviewer has read it.</summary>
public sealed class GoldenTests
{
    [Fact]
    public void The_stack_renders_what_was_reviewed() => Compare(Runs.Shinhan);

    private static void Compare(StackResult result)
    {
        using var rendered = new TemporaryFolder();
        ManifestRendering.Write(result.Inventory, rendered.Folder, ChartStyle.Argo);
        Golden.IsFolder($"Shinhan/golden/{result.Stack}", rendered.Folder, "*.yaml");
    }
}

using Infra.Rendering;
using Infra.Tests.Support;

namespace Infra.Stacks.Tests.Egov;

/// <summary>Everything that the stack renders, as a reviewer has read it.</summary>
public sealed class GoldenTests
{
    [Fact]
    public void The_laboratory_renders_what_was_reviewed()
    {
        using var rendered = new TemporaryFolder();
        ManifestRendering.Write(Runs.Lab.Inventory, rendered.Folder, ChartStyle.Argo);
        Golden.IsFolder("Egov/golden/egov", rendered.Folder, "*.yaml");
    }
}
